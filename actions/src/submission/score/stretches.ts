import type { TruePair } from './ground-truth.ts';

/** Seconds into the two videos of a pair, in the middle of what was copied. */
export interface CopiedMoment {
  readonly querySeconds: number;
  readonly refSeconds: number;
}

/** By pair; the first stretch of those that have several. */
export type CopiedMoments = (pair: TruePair) => CopiedMoment | undefined;

/**
 * The middles of the copied stretches, from the columns `query_start`, `query_end`, `ref_start` and
 * `ref_end` of a ground truth; a row without numbers there has none.
 */
export function copiedMoments(rows: readonly Readonly<Record<string, string>>[]): CopiedMoments {
  const moments = new Map<string, CopiedMoment>();
  for (const row of rows) {
    const key = JSON.stringify([row['query_id'], row['ref_id']]);
    const querySeconds = middle(row['query_start'], row['query_end']);
    const refSeconds = middle(row['ref_start'], row['ref_end']);
    if (moments.has(key) || querySeconds === undefined || refSeconds === undefined) continue;
    moments.set(key, { querySeconds, refSeconds });
  }
  return ({ queryId, refId }) => moments.get(JSON.stringify([queryId, refId]));
}

function middle(start: string | undefined, end: string | undefined): number | undefined {
  const seconds = (Number(start || Number.NaN) + Number(end || Number.NaN)) / 2;
  return Number.isFinite(seconds) && seconds >= 0 ? seconds : undefined;
}
