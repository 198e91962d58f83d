import { renderReport } from '../../actions/src/commands/submission/score/score-report.ts';
import { parseRankings } from '../../actions/src/submission/archive/rankings.ts';
import { compare } from '../../actions/src/submission/score/compare.ts';
import { groundTruth } from '../../actions/src/submission/score/ground-truth.ts';
import { microAp } from '../../actions/src/submission/score/micro-ap.ts';
import { stepCurve } from '../../actions/src/submission/score/step-curve.ts';
import { scoreContext, scoreLook } from '../generate/report-samples/submissions.ts';

const QUERIES = 120;
const query = (at: number) => `Q${200_000 + at}`;
const reference = (at: number) => `R${200_000 + at}`;
const truth = groundTruth(
  Array.from({ length: QUERIES }, (_, at) => ({ queryId: query(at), refId: reference(at) })),
);

/** A number from 0 to 1 for each query and seed, as good as random, and always the same. */
function drawn(at: number, seed: number): number {
  const value = Math.sin(at * 12.9898 + seed * 78.233) * 43_758.5453;
  return value - Math.floor(value);
}

/** A ranking with scores from 0 to 1: true pairs have at least `better`, wrong ones at most 0.75. */
function rankingOf(seed: number, better: number) {
  const rows = Array.from({ length: QUERIES }, (_, at) => [
    `${query(at)},${reference(at)},${better + (1 - better) * drawn(at, seed)}`,
    `${query(at)},${reference((at + 7) % QUERIES)},${0.75 * drawn(at, seed + 1)}`,
  ]);
  return parseRankings(
    'rankings.csv',
    Buffer.from(`query_id,ref_id,score\n${rows.flat().join('\n')}\n`),
  );
}

/** The page of a score with enough pairs for smooth curves, compared with an earlier run. */
export function scorePage(): string {
  const rankings = rankingOf(1, 0.35);
  const score = microAp(rankings, truth);
  const other = microAp(rankingOf(3, 0.15), truth);
  const against = { curve: stepCurve(other.curve), comparison: compare(score, other) };
  return renderReport(
    [{ name: 'full', rankings, truth, score, against }],
    { ...scoreContext, truthPairs: truth.pairs.length, against: 'run 5' },
    { ...scoreLook, worst: [[]] },
  );
}
