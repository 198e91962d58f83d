import type { PairResult } from './micro-ap.ts';

/** A ground-truth pair as two rankings hold it. */
export interface PairChange {
  queryId: string;
  refId: string;
  /** Undefined for the ranking that misses it. */
  before: PairResult['found'];
  now: PairResult['found'];
}

/** How a score differs from another one on the same ground truth. */
export interface Comparison {
  /** This micro-AP minus the other's. */
  microAp: number;
  /** Ground-truth pairs that only this ranking holds, and those that only the other one holds. */
  gained: PairChange[];
  lost: PairChange[];
  /** Pairs that both hold, at another precision. */
  moved: PairChange[];
}

/** What a comparison needs of a score. */
export interface ComparedScore {
  microAp: number;
  pairs: readonly { queryId: string; refId: string; found?: PairResult['found'] }[];
}

/** Compares two scores of one ground truth; pairs come with the largest change first. */
export function compare(score: ComparedScore, other: ComparedScore): Comparison {
  const result: Comparison = {
    microAp: score.microAp - other.microAp,
    gained: [],
    lost: [],
    moved: [],
  };
  for (const [index, { queryId, refId, found: now }] of score.pairs.entries()) {
    const before = other.pairs[index]?.found;
    const change = { queryId, refId, before, now };
    if (now && before) {
      if (now.precision !== before.precision) result.moved.push(change);
    } else if (now) result.gained.push(change);
    else if (before) result.lost.push(change);
  }
  for (const changes of [result.gained, result.lost, result.moved]) changes.sort(bySize);
  return result;
}

/** What a pair brings more than before; negative is worse. */
export function precisionChange({ now, before }: PairChange): number {
  return (now?.precision ?? 0) - (before?.precision ?? 0);
}

function bySize(a: PairChange, b: PairChange): number {
  return Math.abs(precisionChange(b)) - Math.abs(precisionChange(a));
}
