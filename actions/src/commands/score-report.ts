import { type ScoredRanking, scorePage } from '../report/score-page.ts';
import { lossByQuery, trueRows } from '../submission/score/micro-ap.ts';
import type { Scored } from './score.ts';

/** The HTML page of scored rankings. */
export function renderReport(scored: readonly Scored[]): string {
  return scorePage(scored.map(toPage), []);
}

function toPage({ name, rankings, truth, score }: Scored): ScoredRanking {
  const pairs = trueRows(rankings, truth);
  const of = (hit: boolean) => [...rankings.scores].filter((_, row) => pairs[row]! >= 0 === hit);
  return {
    name,
    microAp: score.microAp,
    groundTruthPairs: score.groundTruthPairs,
    hits: score.hits,
    rows: score.rows,
    curve: score.curve,
    hitScores: of(true),
    missScores: of(false),
    losses: lossByQuery(score),
  };
}
