import { markdownTable } from 'markdown-table';
import type { Release } from '../../../registry/ledger/ledger.ts';
import { numberTag } from '../../../registry/ledger/release-tags.ts';
import { markdownProse } from '../../../report/markdown-text.ts';
import { code } from '../../../report/prose.ts';
import { changesText } from './texts.ts';

/** The page in the repository that lists releases. It lies where a push starts no publish. */
export const INDEX_FILE = 'docs/releases.md';

/** Releases that the page has; the ledger has them all. */
export const INDEX_LENGTH = 100;

/**
 * The text of that page, newest first.
 *
 * @param name of the images, without a tag
 */
export function releaseIndex(releases: readonly Release[], name: string): string {
  const rows = releases.map((release) => {
    const { number, when, commit, digests, changes, reason } = release;
    const tags = Object.keys(digests).map((variant) => code(numberTag(variant, number)));
    const why = reason === undefined ? [] : [reason];
    const cells = [when.slice(0, 10), code(commit.slice(0, 10)), tags.join(', ')];
    return [String(number), ...cells, changesText([...changes, ...why])].map(markdownProse);
  });
  const header = ['Release', 'Day', 'Commit', 'Tags', 'What is new'];
  return [
    '# Releases',
    '',
    `The newest ${INDEX_LENGTH} releases of the images at ${markdownProse(code(name))}; publish.yml keeps this page. All of one, and what`,
    'differs between two: `npx vsc releases show 1`, `npx vsc releases diff 1 2`.',
    '',
    markdownTable([header, ...rows], { alignDelimiters: false }),
    '',
  ].join('\n');
}
