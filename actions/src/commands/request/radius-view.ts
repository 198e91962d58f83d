import type { BlastRadius } from '../../environment/solve/change/blast-radius.ts';
import { code } from '../../report/prose.ts';
import type { Section, Table } from '../../report/view.ts';
import { formatBytes } from '../../text.ts';

/** One side of a change, as a solution or a report has it. */
type Side = { readonly version: string; readonly build?: string } | null | undefined;
type Kind = (typeof kinds)[number];

/** A blast radius, measured now or read from a report. */
type Radius = Pick<BlastRadius, 'additiveOnly' | 'download'> &
  Readonly<Record<Kind, readonly Change[]>>;

interface Change {
  readonly section?: 'conda' | 'pip';
  readonly name: string;
  readonly before: Side;
  readonly after: Side;
  /** What made it move. */
  readonly why?: string | undefined;
}

/** What a change does to the installed packages: the verdict in words, and the list. */
export function radiusSection(
  heading: string,
  radius: Radius,
  paragraphs: readonly string[],
): Section {
  const rows = rowsOf(radius);
  const summary = rows.length === 0 ? 'No installed package changes.' : summaryOf(radius);
  const all = [summary, ...downloadOf(radius), ...paragraphs];
  if (rows.length === 0) return { heading, paragraphs: all };
  return { heading, paragraphs: all, table: tableOf(rows) };
}

const kinds = ['removed', 'downgraded', 'upgraded', 'rebuilt', 'added'] as const;

function summaryOf(radius: Radius): string {
  const counts = kinds
    .filter((kind) => radius[kind].length > 0)
    .map((kind) => `${radius[kind].length} ${kind}`)
    .join(', ');
  return radius.additiveOnly
    ? `Additive only: nothing that is installed today changes (${counts}).`
    : `Not additive: packages that are installed today change (${counts}).`;
}

function downloadOf({ download }: Radius): string[] {
  const { growthBytes, changedBytes, unknownSizes } = download;
  if (changedBytes === 0 && growthBytes === 0 && unknownSizes.length === 0) return [];
  const sign = growthBytes < 0 ? 'less' : 'more';
  const known = `${formatBytes(Math.abs(growthBytes))} ${sign} to download for the whole environment (${formatBytes(changedBytes)} of changed packages)`;
  const unknown =
    unknownSizes.length === 0 ? '' : `, without ${unknownSizes.length} of unknown size`;
  return [`${known}${unknown}.`];
}

/** Without the last column if it is empty. */
function tableOf(rows: readonly string[][]): Table {
  const header = ['', 'Package', 'Before', 'After'];
  if (rows.every((row) => row.at(-1) === ''))
    return { header, rows: rows.map((row) => row.slice(0, -1)) };
  return { header: [...header, 'Why'], rows };
}

/** What hurts first. */
function rowsOf(radius: Radius): string[][] {
  return kinds.flatMap((kind) =>
    radius[kind].map(({ section, name, before, after, why = '' }) => [
      kind,
      section === 'pip' ? `${code(name)} (pip)` : code(name),
      side(before, kind),
      side(after, kind),
      why,
    ]),
  );
}

function side(each: Side, kind: Kind): string {
  if (each === null || each === undefined) return '';
  const build = each.build ?? '(other files)';
  return kind === 'rebuilt' ? `${each.version} ${build}` : each.version;
}
