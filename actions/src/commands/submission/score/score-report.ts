import path from 'node:path';
import { type RankingOfPage, scorePage } from '../../../report/score-page.ts';
import type { WorstOfPage } from '../../../report/score-worst.ts';
import type { Table } from '../../../report/view.ts';
import { byLength } from '../../../submission/score/by-length.ts';
import { lossByQuery, type Score, trueRows } from '../../../submission/score/micro-ap.ts';
import { stepCurve } from '../../../submission/score/step-curve.ts';
import type { RankedReference, WorstQuery } from '../../../submission/score/worst-queries.ts';
import type { Receipt } from '../../../submission/run/receipt.ts';
import type { DataSetOfTruth } from './data-set.ts';
import type { CloserLook } from './look-closer.ts';
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

/** The HTML page of scored rankings, with the run's own figures if its receipt is there. */
export function renderReport(
  scored: readonly Scored[],
  context: ReportContext,
  look: CloserLook,
): string {
  const { descriptors } = look;
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
    rankings: scored.map((each, at) => toPage(each, look.worst[at] ?? [], context, look)),
    descriptors:
      typeof descriptors === 'string'
        ? descriptors
        : { query: descriptors.query.figures, reference: descriptors.reference.figures },
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

function toPage(
  scored: Scored,
  worst: readonly WorstQuery[],
  { dataSet }: ReportContext,
  look: CloserLook,
): RankingOfPage {
  const { name, rankings, truth, score, against } = scored;
  const pairs = trueRows(rankings, truth);
  const of = (hit: boolean) => [...rankings.scores].filter((_, row) => pairs[row]! >= 0 === hit);
  return {
    name,
    rows: score.rows,
    curve: stepCurve(score.curve),
    hitScores: of(true),
    missScores: of(false),
    worst: worstOf(score, worst, look),
    against: against && {
      curve: against.curve,
      changes: { ...against.comparison, microAp: signed(against.comparison.microAp) },
    },
    lengths: dataSet && lengthTable(scored, dataSet),
  };
}

function worstOf(
  score: Score,
  worst: readonly WorstQuery[],
  { frames, momentsOf }: CloserLook,
): WorstOfPage {
  const referenceOf = (queryId: string, refId: string, at: RankedReference | undefined) => ({
    refId,
    standing: standing(at),
    frames:
      typeof frames === 'string'
        ? []
        : momentsOf(queryId, refId).map((moment) => ({
            videoId: moment.videoId,
            moment: moment.seconds === undefined ? 'its middle' : `${moment.seconds.toFixed(1)} s`,
            jpeg: frames(moment),
          })),
  });
  return {
    queries: worst.map(({ queryId, lost, pairs, found, trueRefId, trueAt, wrong }) => ({
      queryId,
      lost,
      pairs,
      found,
      references: [
        { is: 'true', ...referenceOf(queryId, trueRefId, trueAt) },
        ...(wrong ? [{ is: 'wrong' as const, ...referenceOf(queryId, wrong.refId, wrong) }] : []),
      ],
    })),
    more: lossByQuery(score).length - worst.length,
    withoutFrames: typeof frames === 'string' ? frames : undefined,
  };
}

function standing(at: RankedReference | undefined): string {
  if (at === undefined) return 'not in the ranking';
  return `score ${at.score.toPrecision(4)}, rank ${at.rank} of the query, ${at.rankOfAll} of all`;
}

function lengthTable({ score }: Scored, { lengths }: DataSetOfTruth): Table | undefined {
  const shares = byLength(score.pairs, lengths);
  if (shares.length === 0) return undefined;
  return {
    header: ['Query', 'True pairs found', 'Precision'],
    rows: shares.map(({ from, to, pairs, found, precision }) => [
      from === to ? `${from.toFixed(1)} s` : `${from.toFixed(1)} to ${to.toFixed(1)} s`,
      `${found} of ${pairs}`,
      precision.toFixed(4),
    ]),
    align: ['left', 'right', 'right'],
  };
}
