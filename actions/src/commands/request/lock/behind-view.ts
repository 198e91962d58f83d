import { code } from '../../../report/prose.ts';
import type { Section } from '../../../report/view.ts';
import type { LockedVariant } from './lock.ts';

/** More lines of a table than the files have are the work of a stranger's server. */
const MOST_ROWS = 100;

/** The lines whose packages have a later release, the oldest first; nothing if nobody wanted to know. */
export function behindSections(
  locked: readonly Pick<LockedVariant, 'variant' | 'behind'>[],
): Section[] {
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
      paragraphs: ['None of it is wrong: what a line names stays until somebody asks for another.'],
      table: { header, rows: rows.slice(0, MOST_ROWS) },
    },
  ];
}
