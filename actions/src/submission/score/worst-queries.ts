import type { Rankings } from '../archive/rankings.ts';
import type { GroundTruth } from './ground-truth.ts';
import { fallingOrder, type QueryLoss, type Score, trueRows } from './micro-ap.ts';

/** Where a reference stands for a query. */
export interface RankedReference {
  refId: string;
  score: number;
  /** From 1: among the rows of its query, and among all rows. */
  rank: number;
  rankOfAll: number;
}

/** A query that loses, with what stands in the way of its true reference. */
export interface WorstQuery extends QueryLoss {
  /** Its true reference that loses most, and where the ranking has it; undefined if nowhere. */
  trueRefId: string;
  trueAt: RankedReference | undefined;
  /** The first reference of the query that is not a true one; undefined if it has none. */
  wrong: RankedReference | undefined;
}

/** Looks at each of the queries: which of its true references loses most, and what was found instead. */
export function worstQueries(
  losses: readonly QueryLoss[],
  rankings: Rankings,
  truth: GroundTruth,
  { pairs }: Pick<Score, 'pairs'>,
): WorstQuery[] {
  const rows = rowsOfQueries(new Set(losses.map(({ queryId }) => queryId)), rankings, truth);
  return losses.map((loss) => {
    const [first, ...more] = pairs.filter(({ queryId }) => queryId === loss.queryId);
    if (first === undefined) throw new Error(`a query without a pair loses: ${loss.queryId}`);
    const precision = (pair: typeof first) => pair.found?.precision ?? 0;
    const least = more.reduce((a, b) => (precision(b) < precision(a) ? b : a), first);
    const own = rows.get(loss.queryId) ?? [];
    return {
      ...loss,
      trueRefId: least.refId,
      trueAt: own.find(({ refId }) => refId === least.refId)?.at,
      wrong: own.find(({ isTrue }) => !isTrue)?.at,
    };
  });
}

interface OwnRow {
  refId: string;
  isTrue: boolean;
  at: RankedReference;
}

/** The rows of some queries, scores falling. */
function rowsOfQueries(
  wanted: ReadonlySet<string>,
  rankings: Rankings,
  truth: GroundTruth,
): Map<string, OwnRow[]> {
  const { queryIds, refIds, scores } = rankings;
  const isWanted = queryIds.distinct.map((id) => wanted.has(id));
  const trueAt = trueRows(rankings, truth);
  const found = new Map<string, OwnRow[]>();
  fallingOrder(scores).forEach((row, before) => {
    const query = queryIds.rows[row]!;
    if (isWanted[query] !== true) return;
    const queryId = queryIds.distinct[query]!;
    const own = found.get(queryId) ?? [];
    found.set(queryId, own);
    const refId = refIds.distinct[refIds.rows[row]!]!;
    const at = { refId, score: scores[row]!, rank: own.length + 1, rankOfAll: before + 1 };
    own.push({ refId, isTrue: trueAt[row]! >= 0, at });
  });
  return found;
}
