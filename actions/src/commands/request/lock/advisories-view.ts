import { code } from '../../../report/prose.ts';
import { type ReportView, reportView, type Section } from '../../../report/view.ts';
import { capitalized } from '../../../text.ts';
import type { LockedVariant } from './lock.ts';
import type { AffectedPackage } from './upgrade-affected.ts';

type Variants = readonly Pick<LockedVariant, 'variant' | 'watched'>[];

/** What was found of known advisories, and what became of it; nothing if nobody wanted to know. */
export function watchedSections(locked: Variants): Section[] {
  const heading = 'Known advisories';
  const told = locked.flatMap(({ watched }) => watched ?? []);
  if (told.length === 0) return [];
  const reasons = new Set(told.flatMap((each) => ('notAsked' in each ? [each.notAsked] : [])));
  const lines = [...reasons].map((why) => `They were not looked up: ${why}.`);
  const rows = rowsOf(locked, () => true);
  if (rows.length > 0) return [{ heading, paragraphs: lines, table: { header: HEADER, rows } }];
  return [{ heading, paragraphs: lines.length > 0 ? lines : ['No package of the locks has one.'] }];
}

/** What stays, for those who have to decide about it; undefined if nothing does. */
export function advisoriesView(locked: Variants): ReportView | undefined {
  const rows = rowsOf(locked, ({ has }) => has.length > 0);
  if (rows.length === 0) return undefined;
  return reportView({
    title: 'Known advisories',
    state: 'blocked',
    verdict: 'Packages of the locks have known advisories that no upgrade of a lock fixes.',
    sections: [
      { table: { header: HEADER, rows } },
      {
        heading: 'What to do next',
        paragraphs: [
          'Ask for another version of what a line names, by a pull request as for any package. If the advisory does not matter here, leave this issue open: it is brought up to date each week, and closes itself when nothing is left.',
        ],
      },
    ],
  });
}

/** Whether any stays; unknown if the database couldn't be asked about a lock, or nobody wanted to. */
export function advisoriesLeft(locked: Variants): 'none' | 'some' | 'unknown' {
  const unknown = locked.some(({ watched }) => watched === undefined || 'notAsked' in watched);
  if (unknown) return 'unknown';
  return advisoriesView(locked) === undefined ? 'none' : 'some';
}

const HEADER = ['Package', 'For', 'Severity', 'Advisory', 'Fixed in', 'What happened'];

/** The newest ones of a package say as much as all. */
const MOST_ADVISORIES = 10;

/** One row for an advisory of a package, whichever variants have it. */
function rowsOf(
  locked: Variants,
  wanted: (each: AffectedPackage) => boolean,
): (string | string[])[][] {
  const all = locked.flatMap(({ variant, watched }) =>
    watched !== undefined && 'affected' in watched
      ? watched.affected.filter(wanted).map((each) => ({ variant, each }))
      : [],
  );
  const groups = Map.groupBy(all, ({ each: { section, name, before, after } }) =>
    [section, name, before, after].join(' '),
  );
  return [...groups.values()].flatMap((same) => {
    const { each } = same[0]!;
    const { section, name, before, had } = each;
    const names = same.map(({ variant }) => variant.toUpperCase()).join(', ');
    return had
      .slice(0, MOST_ADVISORIES)
      .map(({ ids, severity, fixed }) => [
        `${code(name)} ${before}${section === 'pip' ? ' (pip)' : ''}`,
        names,
        capitalized(severity),
        ids.slice(0, 3).map(code),
        fixed.length === 0 ? 'no version is named' : fixed.join(', '),
        outcomeOf(each, ids),
      ]);
  });
}

function outcomeOf(
  { before, after, has, namedAt }: AffectedPackage,
  ids: readonly string[],
): string {
  const stays = has.some((each) => each.ids.some((id) => ids.includes(id)));
  const edited = namedAt === undefined ? '' : `, which ${code(namedAt)} names now`;
  if (!stays) return after === undefined ? 'no longer needed' : `upgraded to ${after}${edited}`;
  if (namedAt !== undefined) return `stays: ${code(namedAt)} names ${before}`;
  return after === before ? 'stays: no newer version that fits is free of it' : `stays in ${after}`;
}
