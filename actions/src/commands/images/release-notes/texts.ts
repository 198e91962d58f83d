import type { Release } from '../../../registry/ledger/ledger.ts';
import type { Section } from '../../../report/view.ts';
import { code } from '../../../report/prose.ts';
import { shortLine } from '../../../untrusted-text.ts';

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

/** Why nothing is promoted: who holds which images since when, and what they say. */
export function heldText(release: Release | undefined): string {
  if (release === undefined) return 'not promoted: a roll back is held';
  const { number, when, by = 'somebody', reason = 'no reason was given' } = release;
  const who = `${shortLine(by, 100)} on ${when.slice(0, 10)}`;
  return `not promoted: release ${number} is held by ${who}: ${shortLine(reason, 200)}`;
}

/** Who asked for a release, when and why, as far as the ledger knows. */
export function askedRows({ by, run, reason, when }: Release): [string, string][] {
  const at = `${when.slice(0, 16).replace('T', ' ')} UTC`;
  const known = { Who: by, When: at, Why: reason, Run: run };
  return Object.entries(known).flatMap(([name, text]) =>
    text === undefined ? [] : [[name, shortLine(text, 500)] as [string, string]],
  );
}

/** What is new in a release, and its images; with who, when and why if that matters. */
export function releaseSections(release: Release, asked = false): Section[] {
  const { changes, digests } = release;
  const images = Object.entries(digests).map(([variant, digest]) => [variant, code(digest)]);
  return [
    ...(asked ? [{ table: { rows: askedRows(release) } }] : []),
    ...(changes.length > 0 ? [{ heading: 'What is new', list: changes }] : []),
    { heading: 'Images', table: { header: ['Variant', 'Digest'], rows: images } },
  ];
}
