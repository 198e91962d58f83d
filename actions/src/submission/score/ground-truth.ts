/** The true pairs that a ranking is scored against. */
export interface GroundTruth {
  /** Distinct pairs, in the order of the file. */
  pairs: TruePair[];
}

export interface TruePair {
  queryId: string;
  refId: string;
}

/**
 * The distinct pairs of ground-truth rows: several segments of one pair count once, and rows without
 * a reference (queries that copy nothing) do not count. With `subset`, queries outside it are left
 * out.
 */
export function groundTruth(rows: Iterable<TruePair>, subset?: ReadonlySet<string>): GroundTruth {
  const pairs = new Map<string, TruePair>();
  for (const { queryId, refId } of rows) {
    if (refId === '' || subset?.has(queryId) === false) continue;
    pairs.set(JSON.stringify([queryId, refId]), { queryId, refId });
  }
  return { pairs: [...pairs.values()] };
}
