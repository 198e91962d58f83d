import { type ScoredRanking, scorePage } from '../../../report/score-page.ts';
import type { Table } from '../../../report/view.ts';
import { lossByQuery, trueRows } from '../../../submission/score/micro-ap.ts';
import type { Receipt } from '../../../submission/receipt.ts';
import type { Scored } from './score-rankings.ts';
import { scoreTable } from './score-view.ts';
import { receiptRows } from '../test-submission/test-submission-view.ts';

/** The HTML page of scored rankings, with the run's own figures if its receipt is there. */
export function renderReport(scored: readonly Scored[], receipt: Receipt | null): string {
  const facts = receipt === null ? undefined : factsTable(receipt);
  return scorePage(scored.map(toPage), scoreTable(scored), facts);
}

function factsTable(receipt: Receipt): Table {
  const rows = [
    ['run', `${receipt.startedAt}, ${receipt.message}`],
    ['image', `${receipt.image.reference} (${receipt.image.id})`],
    ['zip', `sha256 ${receipt.submission.sha256}`],
    ...receiptRows(receipt),
    ...receipt.warnings.map((warning) => ['warning', warning]),
  ];
  return { rows };
}

function toPage({ name, rankings, truth, score }: Scored): ScoredRanking {
  const pairs = trueRows(rankings, truth);
  const of = (hit: boolean) => [...rankings.scores].filter((_, row) => pairs[row]! >= 0 === hit);
  return {
    name,
    rows: score.rows,
    curve: score.curve,
    hitScores: of(true),
    missScores: of(false),
    losses: lossByQuery(score),
  };
}
