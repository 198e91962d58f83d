import type { Release } from '../../registry/ledger.ts';
import type { Section } from '../../report/view.ts';
import { code } from '../../report/prose.ts';
import { shortLine } from '../../untrusted-text.ts';

/** `release 7 (commit 0123456789)`, the commit as code. */
export function releaseName({ number, commit }: Pick<Release, 'number' | 'commit'>): string {
  return `release ${number} (commit ${code(commit.slice(0, 10))})`;
}

/** `numpy 1.23.4 -> 1.23.5, and 3 more`; the texts may come from commit messages. */
export function changesText([first = '', ...more]: readonly string[]): string {
  return shortLine(first, 100) + (more.length > 0 ? `, and ${more.length} more` : '');
}

/** One line on a pulled image that is older than the newest release. */
export function newerReleaseText(
  reference: string,
  { number, when, changes }: Pick<Release, 'number' | 'when' | 'changes'>,
): string {
  const what = `release ${number} of ${when.slice(0, 10)}`;
  return `${reference} is older than ${what} (${changesText(changes)}): make pull`;
}

/** What is new in a release, and its images. */
export function releaseSections({ changes, digests }: Release): Section[] {
  const images = Object.entries(digests).map(([variant, digest]) => [variant, code(digest)]);
  return [
    ...(changes.length > 0 ? [{ heading: 'What is new', list: changes }] : []),
    { heading: 'Images', table: { header: ['Variant', 'Digest'], rows: images } },
  ];
}
