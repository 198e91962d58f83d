import { UserError } from '../../../errors.ts';
import { releaseNumber } from '../release-number.ts';

/** What somebody wants to know of the ledger. */
export type AskedFor =
  | { readonly what: 'list' | 'verify' }
  | { readonly what: 'show'; readonly number: number }
  | { readonly what: 'diff'; readonly from: number; readonly to: number };

/**
 * What the words ask for: one release by `show 7` or `show release-7`, two by `diff 6 7`, `verify`, or the list
 * if there are none.
 *
 * @throws UserError for other words.
 */
export function askedFor(words: readonly string[]): AskedFor {
  if (words.length === 0) return { what: 'list' };
  const [verb, one, other, ...more] = words;
  if (verb === 'verify' && one === undefined) return { what: 'verify' };
  if (verb === 'show' && one !== undefined && other === undefined) {
    return { what: 'show', number: releaseNumber(one) };
  }
  if (verb === 'diff' && one !== undefined && other !== undefined && more.length === 0) {
    return { what: 'diff', from: releaseNumber(one), to: releaseNumber(other) };
  }
  if (verb === 'show' || verb === 'diff') {
    const wanted = verb === 'show' ? 'the number of one release' : 'the numbers of two releases';
    throw new UserError(`releases ${verb} wants ${wanted}`, {
      next: `npx vsc releases lists them; then for example: npx vsc releases ${verb === 'show' ? 'show 7' : 'diff 6 7'}`,
    });
  }
  throw new UserError(`releases cannot do ${JSON.stringify(words.join(' '))}`, {
    next: 'npx vsc releases lists them; npx vsc releases show 7 shows one, npx vsc releases diff 6 7 compares two, npx vsc releases verify looks for damage',
  });
}
