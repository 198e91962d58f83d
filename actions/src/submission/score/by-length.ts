import type { PairResult } from './micro-ap.ts';

/** What the true pairs of queries of like length bring. */
export interface LengthShare {
  /** Seconds: of the shortest and of the longest query in it. */
  from: number;
  to: number;
  pairs: number;
  found: number;
  /**
   * The mean of the precision that each pair brings, 0 for one that was not found. Weighted by the pairs
   * it adds up to the micro-AP.
   */
  precision: number;
}

/** More would be too few pairs each, or too many lines. */
const SHARES = 4;

/**
 * The true pairs by the length of their query, in shares of about as many pairs each; pairs whose query
 * has no known length are left out.
 *
 * @param lengths seconds, by query id
 */
export function byLength(
  pairs: readonly PairResult[],
  lengths: ReadonlyMap<string, number>,
): LengthShare[] {
  const known = pairs
    .flatMap((pair) => {
      const seconds = lengths.get(pair.queryId);
      return seconds === undefined ? [] : [{ ...pair, seconds }];
    })
    .toSorted((a, b) => a.seconds - b.seconds);
  const shares: LengthShare[] = [];
  let from = 0;
  for (let share = 1; share <= SHARES; share += 1) {
    let to = Math.round((known.length * share) / SHARES);
    // Queries of one length stay together.
    while (to > 0 && to < known.length && known[to]!.seconds === known[to - 1]!.seconds) to += 1;
    const part = known.slice(from, to);
    from = Math.max(from, to);
    if (part.length === 0) continue;
    const brought = part.reduce((sum, { found }) => sum + (found?.precision ?? 0), 0);
    shares.push({
      from: part[0]!.seconds,
      to: part.at(-1)!.seconds,
      pairs: part.length,
      found: part.filter(({ found }) => found !== undefined).length,
      precision: brought / part.length,
    });
  }
  return shares;
}
