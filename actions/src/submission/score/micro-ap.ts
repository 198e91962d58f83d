import type { Rankings } from '../archive/rankings.ts';
import type { GroundTruth } from './ground-truth.ts';

export interface Score {
  /** Micro average precision, 0 to 1; 0 where the ground truth has no pair. */
  microAp: number;
  rows: number;
  hits: number;
  groundTruthPairs: number;
  /** One point after each group of equal scores, scores falling. */
  curve: CurvePoint[];
  /** Every ground-truth pair with what it brought, in the order of the ground truth. */
  pairs: PairResult[];
}

export interface CurvePoint {
  score: number;
  precision: number;
  recall: number;
}

export interface PairResult {
  queryId: string;
  refId: string;
  /** Undefined if the ranking misses the pair. */
  found: { score: number; precision: number } | undefined;
}

/**
 * Micro average precision as the competition's backend computes it: over the distinct scores,
 * falling, the sum of (hits in the tie group ÷ G) × (cumulative hits ÷ cumulative rows after the whole
 * group), with G the number of ground-truth pairs. The order of rows with equal scores has no effect.
 */
export function microAp(rankings: Rankings, truth: GroundTruth): Score {
  const { scores } = rankings;
  const total = truth.pairs.length;
  const trueAt = trueRows(rankings, truth);
  const found: PairResult['found'][] = Array.from({ length: total });
  const curve: CurvePoint[] = [];
  let sum = 0;
  let rows = 0;
  let hits = 0;
  const order = fallingOrder(scores);
  for (let start = 0; start < order.length; start = rows) {
    const score = scores[order[start]!]!;
    const before = hits;
    for (; rows < order.length && scores[order[rows]!] === score; rows += 1) {
      if (trueAt[order[rows]!]! >= 0) hits += 1;
    }
    const precision = hits / rows;
    if (hits > before) {
      sum += ((hits - before) / total) * precision;
      for (const row of order.subarray(start, rows)) {
        if (trueAt[row]! >= 0) found[trueAt[row]!] = { score, precision };
      }
    }
    curve.push({ score, precision, recall: total > 0 ? hits / total : 0 });
  }
  return {
    microAp: sum,
    rows,
    hits,
    groundTruthPairs: total,
    curve,
    pairs: truth.pairs.map((pair, index) => ({ ...pair, found: found[index] })),
  };
}

/** For each row of the ranking the number of its ground-truth pair, or -1. */
export function trueRows({ queryIds, refIds }: Rankings, { pairs }: GroundTruth): Int32Array {
  const refNumbers = new Map(refIds.distinct.map((id, number) => [id, number]));
  const queryNumbers = new Map(queryIds.distinct.map((id, number) => [id, number]));
  const byQuery = queryIds.distinct.map((): Map<number, number> | undefined => undefined);
  for (const [index, { queryId, refId }] of pairs.entries()) {
    const query = queryNumbers.get(queryId);
    const ref = refNumbers.get(refId);
    if (query !== undefined && ref !== undefined) {
      byQuery[query] = (byQuery[query] ?? new Map<number, number>()).set(ref, index);
    }
  }
  const found = new Int32Array(queryIds.rows.length);
  return found.map((_, row) => byQuery[queryIds.rows[row]!]?.get(refIds.rows[row]!) ?? -1);
}

/** Row numbers by score, falling. */
export function fallingOrder(scores: Float64Array): Uint32Array {
  const order = new Uint32Array(scores.length).map((_, row) => row);
  // The runtime writes sorted files, and a check is far cheaper than a sort.
  return isFalling(scores) ? order : order.toSorted((a, b) => scores[b]! - scores[a]!);
}

function isFalling(scores: Float64Array): boolean {
  return scores.every((score, row) => row === 0 || score <= scores[row - 1]!);
}

/** One query's share of the micro-AP, and how much of it is not reached. */
export interface QueryLoss {
  queryId: string;
  /** Ground-truth pairs of the query, and those that the ranking holds. */
  pairs: number;
  found: number;
  /** Micro-AP that a perfect ranking would have on top, from this query's pairs. */
  lost: number;
}

/** The queries by what they lose, largest first; queries that lose nothing are left out. */
export function lossByQuery({ pairs }: Score): QueryLoss[] {
  const queries = new Map<string, QueryLoss>();
  for (const { queryId, found } of pairs) {
    const query = queries.get(queryId) ?? { queryId, pairs: 0, found: 0, lost: 0 };
    query.pairs += 1;
    query.found += found === undefined ? 0 : 1;
    query.lost += (1 - (found?.precision ?? 0)) / pairs.length;
    queries.set(queryId, query);
  }
  return [...queries.values()]
    .filter(({ lost }) => lost > 0)
    .toSorted((a, b) => b.lost - a.lost || a.queryId.localeCompare(b.queryId));
}
