import { type ReportView, reportView, type Section } from '../../../report/view.ts';
import { grouped } from '../../../text.ts';
import type { SetApart } from '../../../submission/embedding/divide.ts';
import type { EmbeddedSet } from './publish-set.ts';

/** So many are named; `<set>.json` beside the descriptors has all. */
const MOST = 10;

/** What people see of a set. */
type ShownSet = Omit<EmbeddedSet, 'dataset' | 'image' | 'code' | 'chunks'>;

/** What embed made, for people. @param pack how to pack it, to type as it stands */
export function embedView(sets: readonly ShownSet[], pack: string): ReportView {
  const gaps = sets.some(({ missing }) => missing.length > 0);
  const bad = sets.some(({ missing, apart }) => missing.length + apart.length > 0);
  const rows = sets.map(({ set, bytes, rows: descriptors, described, videos }) => [
    set,
    `${(bytes / 1e6).toFixed(2)} MB`,
    `${grouped(descriptors)} descriptors`,
    `${grouped(described)} of ${grouped(videos)} videos`,
  ]);
  return reportView({
    title: 'Descriptors',
    state: bad ? 'undecided' : 'passed',
    verdict: `Written: ${sets.map(({ file }) => file).join(', ')}.`,
    sections: [
      { table: { rows, align: ['left', 'right', 'right', 'right'] } },
      ...sets.flatMap(({ set, missing, apart }) => [
        ...namedSection(`Set apart, ${set}`, apart.map(whyApart)),
        ...namedSection(`Not there, ${set}`, missing),
      ]),
    ],
    next: gaps ? 'put the videos there that are missing, and run it again' : pack,
  });
}

/** A section that names some of many. */
export function namedSection(heading: string, lines: readonly string[]): Section[] {
  if (lines.length === 0) return [];
  const more = lines.length - MOST;
  const list = [...lines.slice(0, MOST), ...(more > 0 ? [`and ${more} more`] : [])];
  return [{ heading: `${heading}: ${lines.length}`, list }];
}

/** A video that was set apart, on a line. */
export function whyApart({ video, why }: SetApart): string {
  return `${video}: ${why}`;
}
