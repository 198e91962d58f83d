import { printable } from '../printable.ts';

/** What the reports say of a release; the ledger's entries have more. */
export interface ReportedRelease {
  readonly number: number;
  readonly kind: 'publish' | 'rollback';
  readonly commit: string;
  readonly when: string;
  readonly changes: readonly string[];
}

/** A table of releases for a terminal of `width` columns, newest first. */
export function releaseTable(releases: readonly ReportedRelease[], width = 80): string {
  if (releases.length === 0) return 'nothing has been released yet';
  const digits = String(releases[0]?.number ?? 0).length;
  const rows = releases.map(({ number, commit, when, changes }, index) => {
    const time = when.slice(0, 16).replace('T', ' ');
    const label = index === 0 ? 'latest' : '      ';
    const start = `${String(number).padStart(digits)}  ${time}  ${commit.slice(0, 10)}  ${label}  `;
    return start + shortened(changes, width - start.length);
  });
  return rows.join('\n');
}

/** One line on what a promotion has come to. */
export function promotionLine(result: {
  readonly outcome: 'promoted' | 'already' | 'superseded';
  readonly repaired: boolean;
  readonly release: ReportedRelease | undefined;
}): string {
  const { outcome, release } = result;
  const name = `release ${release?.number} (commit ${release?.commit.slice(0, 10)})`;
  const repaired = result.repaired ? '; the latest tags had been moved and are right again' : '';
  if (outcome === 'promoted') {
    return `promoted: ${name}: ${shortened(release?.changes ?? [], 200)}`;
  }
  if (outcome === 'already') return `already promoted: ${name}${repaired}`;
  return `not promoted, as something newer has been: ${name}${repaired}`;
}

/** One line on what a roll back has come to. */
export function rollbackLine(result: {
  readonly moved: boolean;
  readonly release: ReportedRelease | undefined;
}): string {
  const { moved, release } = result;
  const images = `the latest images are those of commit ${release?.commit.slice(0, 10)}`;
  return moved ? `rolled back: ${images} (release ${release?.number})` : `already so: ${images}`;
}

/** One line on a pulled image that is older than the newest release. */
export function newerReleaseLine(reference: string, release: ReportedRelease): string {
  const day = release.when.slice(0, 10);
  const changes = shortened(release.changes, 120);
  return `${reference} is older than release ${release.number} of ${day} (${changes}): make pull`;
}

/** `numpy 1.23.4 -> 1.23.5, and 3 more`; the texts may come from commit messages. */
function shortened(changes: readonly string[], width: number): string {
  const [first = '', ...rest] = changes;
  const more = rest.length > 0 ? `, and ${rest.length} more` : '';
  return printable(first, Math.max(width - more.length, 10)) + more;
}
