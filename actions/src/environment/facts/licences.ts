/**
 * Whether a stated licence is on a list of those that aren't free for all uses: SPDX ids, or words that
 * such licences have in their names. Case doesn't count, and a word counts as a whole.
 */
export function isNotFree(licence: string | undefined, listed: readonly string[]): boolean {
  if (licence === undefined) return false;
  const words = spaced(licence);
  return listed.some((each) => words.includes(spaced(each)));
}

/** `CC-BY-NC-4.0` and `cc by nc 4.0` are one. */
function spaced(text: string): string {
  return ` ${text
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, ' ')
    .trim()} `;
}
