import type { PairResult, Score } from './micro-ap.ts';

/** How a score differs from another one on the same ground truth. */
export interface Comparison {
  /** This micro-AP minus the other's. */
  microAp: number;
  /** Ground-truth pairs that only this ranking holds, and those that only the other one holds. */
  gained: PairResult[];
  lost: PairResult[];
  /** Pairs that both hold, at another precision: positive is better than the other. */
  moved: { pair: PairResult; precision: number }[];
}

/** Compares two scores of one ground truth; pairs come with the largest change first. */
export function compare(score: Score, other: Score): Comparison {
  const result: Comparison = {
    microAp: score.microAp - other.microAp,
    gained: [],
    lost: [],
    moved: [],
  };
  for (const [index, pair] of score.pairs.entries()) {
    const before = other.pairs[index];
    if (before === undefined) continue;
    if (pair.found && before.found) {
      const precision = pair.found.precision - before.found.precision;
      if (precision !== 0) result.moved.push({ pair, precision });
    } else if (pair.found) result.gained.push(pair);
    else if (before.found) result.lost.push(before);
  }
  result.gained.sort(byPrecision);
  result.lost.sort(byPrecision);
  result.moved.sort((a, b) => Math.abs(b.precision) - Math.abs(a.precision));
  return result;
}

function byPrecision(a: PairResult, b: PairResult): number {
  return (b.found?.precision ?? 0) - (a.found?.precision ?? 0);
}
