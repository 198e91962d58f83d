import { type RunFacts, type ScoredRanking, scorePage } from '../report/score-page.ts';
import { lossByQuery, trueRows } from '../submission/score/micro-ap.ts';
import type { Receipt } from '../submission/receipt.ts';
import { summaryRows } from '../submission/summary.ts';
import type { Scored } from './score-rankings.ts';

/** The HTML page of scored rankings, with the run's own figures where its receipt is there. */
export function renderReport(scored: readonly Scored[], receipt: Receipt | null): string {
  return scorePage(scored.map(toPage), receipt === null ? [] : facts(receipt));
}

function facts(receipt: Receipt): RunFacts {
  return [
    ['run', `${receipt.startedAt}, ${receipt.message}`],
    ['image', `${receipt.image.reference} (${receipt.image.id})`],
    ['zip', `sha256 ${receipt.submission.sha256}`],
    ...summaryRows(receipt),
    ...receipt.warnings.map((warning) => ['warning', warning] as const),
  ];
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
