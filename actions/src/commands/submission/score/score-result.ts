import type { Scored } from './score-rankings.ts';

/** Scores for programs: without the curves, and with the pairs that were missed. */
export function scoreResult(scored: readonly Scored[]) {
  return scored.map(
    ({ name, score: { microAp, rows, hits, groundTruthPairs, pairs }, against }) => ({
      name,
      microAp,
      rows,
      hits,
      groundTruthPairs,
      missed: pairs.filter(({ found }) => !found).map(({ queryId, refId }) => ({ queryId, refId })),
      ...(against && { comparison: against.comparison }),
    }),
  );
}
