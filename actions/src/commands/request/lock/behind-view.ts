import { code } from '../../../report/prose.ts';
import { type ReportView, reportView, type Section } from '../../../report/view.ts';
import type { LockedVariant } from './lock.ts';

/** More lines of a table than the files have are the work of a stranger's server. */
const MOST_ROWS = 100;

type Variants = readonly Pick<LockedVariant, 'variant' | 'behind'>[];

/** The lines whose packages have a later release, the oldest first; nothing if nobody wanted to know. */
export function behindSections(locked: Variants): Section[] {
  const all = locked.flatMap(({ variant, behind = [] }) =>
    behind.map((each) => ({ variant, each })),
  );
  const groups = Map.groupBy(all, ({ each: { section, name, version } }) =>
    [section, name, version].join(' '),
  );
  const rows = [...groups.values()].map((same) => {
    const { section, name, version, released, newest } = same[0]!.each;
    return [
      `${code(name)} ${version}${section === 'pip' ? ' (pip)' : ''}`,
      same.map(({ variant }) => variant.toUpperCase()).join(', '),
      released.slice(0, 10),
      newest.version,
      newest.released.slice(0, 10),
    ];
  });
  if (rows.length === 0) return [];
  const header = ['Package', 'For', 'Released', 'Last release', 'Of'];
  return [
    {
      heading: 'Lines that are behind the last release',
      paragraphs: [
        'None of this is wrong: what a line names stays until somebody asks for another version.',
      ],
      table: { header, rows: rows.slice(0, MOST_ROWS) },
    },
  ];
}

/** The same for those who look after the environments; undefined if no line is behind. */
export function behindView(locked: Variants): ReportView | undefined {
  const sections = behindSections(locked);
  if (sections.length === 0) return undefined;
  return reportView({
    title: 'Later releases',
    state: 'undecided',
    verdict: 'Lines of the environment files name packages that have a later release.',
    sections: [
      ...sections,
      {
        heading: 'What to do next',
        paragraphs: [
          'Nothing has to be done. To take a later release, ask for it by a pull request as for any package, or with the form for package requests. This issue is brought up to date each week, and closes itself when no line is behind.',
        ],
      },
    ],
  });
}

/** Whether any line is behind; unknown if nobody wanted to know of a lock. */
export function behindLeft(locked: Variants): 'none' | 'some' | 'unknown' {
  if (locked.some(({ behind }) => behind === undefined)) return 'unknown';
  return behindView(locked) === undefined ? 'none' : 'some';
}
