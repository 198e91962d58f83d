import path from 'node:path';
import { type RankingOfPage, scorePage } from '../../../report/score-page.ts';
import type {
  ReferenceOfPage,
  WorstOfPage,
  WorstQueryOfPage,
} from '../../../report/score-worst.ts';
import type { Table } from '../../../report/view.ts';
import { byLength } from '../../../submission/score/by-length.ts';
import { lossByQuery, trueRows } from '../../../submission/score/micro-ap.ts';
import { stepCurve } from '../../../submission/score/step-curve.ts';
import {
  type RankedReference,
  type WorstQuery,
  worstQueries,
} from '../../../submission/score/worst-queries.ts';
import type { Receipt } from '../../../submission/receipt.ts';
import type { DataSetOfTruth } from './data-set.ts';
import type { Scored } from './score-rankings.ts';
import { scoreTable, signed } from './score-view.ts';
import { receiptRows } from '../test-submission/test-submission-view.ts';

/** What a page is about, besides the scores. */
export interface ReportContext {
  readonly rankingsFile: string;
  readonly truthFile: string;
  readonly truthPairs: number;
  /** What it is compared with: a file, or a kept run. */
  readonly against: string | undefined;
  /** Undefined if the ground truth's data set is not in `competition_data`. */
  readonly dataSet: DataSetOfTruth | undefined;
  /** Null if there is none of the run that made the rankings. */
  readonly receipt: Receipt | null;
  readonly madeAt: Date;
}

/** So many queries are shown, each with what stands in its way. */
const WORST = 20;

/** The HTML page of scored rankings, with the run's own figures if its receipt is there. */
export function renderReport(scored: readonly Scored[], context: ReportContext): string {
  const { receipt, dataSet } = context;
  return scorePage({
    scores: scoreTable(scored),
    facts: { rows: factRows(context) },
    notes:
      dataSet?.isSample === true
        ? [
            'The videos are drawn by make sample-data: a score on them says that all parts work, and no more.',
          ]
        : [],
    rankings: scored.map((each) => toPage(each, context)),
    run: receipt === null ? undefined : runTable(receipt),
  });
}

function factRows(context: ReportContext): string[][] {
  const { rankingsFile, truthFile, truthPairs, against, dataSet, madeAt } = context;
  return [
    ['data set', dataSet?.name ?? 'not in competition_data'],
    ['ground truth', `${path.basename(truthFile)}, ${truthPairs} pairs`],
    ['rankings', path.basename(rankingsFile)],
    ...(against === undefined ? [] : [['the other', against]]),
    ['page made', `${madeAt.toISOString().slice(0, 16).replace('T', ' ')} UTC`],
  ];
}

function runTable(receipt: Receipt): Table {
  const rows = [
    ['run', `${receipt.startedAt}, ${receipt.message}`],
    ['image', `${receipt.image.reference} (${receipt.image.id})`],
    ['zip', `sha256 ${receipt.submission.sha256}`],
    ...receiptRows(receipt),
    ...receipt.warnings.map((warning) => ['warning', warning]),
  ];
  return { rows };
}

function toPage(scored: Scored, { dataSet }: ReportContext): RankingOfPage {
  const { name, rankings, truth, score, against } = scored;
  const pairs = trueRows(rankings, truth);
  const of = (hit: boolean) => [...rankings.scores].filter((_, row) => pairs[row]! >= 0 === hit);
  return {
    name,
    rows: score.rows,
    curve: stepCurve(score.curve),
    hitScores: of(true),
    missScores: of(false),
    worst: worstOf(scored),
    against: against && {
      curve: against.curve,
      changes: { ...against.comparison, microAp: signed(against.comparison.microAp) },
    },
    lengths: dataSet && lengthTable(scored, dataSet),
  };
}

function worstOf({ rankings, truth, score }: Scored): WorstOfPage {
  const losses = lossByQuery(score);
  const shown = worstQueries(losses.slice(0, WORST), rankings, truth, score);
  return {
    queries: shown.map(queryOf),
    more: losses.length - shown.length,
  };
}

function queryOf(query: WorstQuery): WorstQueryOfPage {
  const { queryId, lost, pairs, found, trueRefId, trueAt, wrong } = query;
  const references: ReferenceOfPage[] = [
    { is: 'true', refId: trueRefId, standing: standing(trueAt), frames: [] },
  ];
  if (wrong !== undefined) {
    references.push({ is: 'wrong', refId: wrong.refId, standing: standing(wrong), frames: [] });
  }
  return { queryId, lost, pairs, found, references };
}

function standing(at: RankedReference | undefined): string {
  if (at === undefined) return 'not in the ranking';
  return `score ${at.score.toPrecision(4)}, rank ${at.rank} of the query, ${at.rankOfAll} of all`;
}

function lengthTable({ score }: Scored, { lengths }: DataSetOfTruth): Table {
  return {
    header: ['Query', 'True pairs found', 'Precision'],
    rows: byLength(score.pairs, lengths).map(({ from, to, pairs, found, precision }) => [
      from === to ? `${from.toFixed(1)} s` : `${from.toFixed(1)} to ${to.toFixed(1)} s`,
      `${found} of ${pairs}`,
      precision.toFixed(4),
    ]),
    align: ['left', 'right', 'right'],
  };
}
