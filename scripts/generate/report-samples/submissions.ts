import type { PhaseName, PhaseUse } from '../../../actions/src/contract.ts';
import type { QuickstartResult } from '../../../actions/src/commands/submission/quickstart/quickstart.ts';
import type { ReportContext } from '../../../actions/src/commands/submission/score/score-report.ts';
import type { Scored } from '../../../actions/src/commands/submission/score/score-rankings.ts';
import { forecast } from '../../../actions/src/submission/run/forecast.ts';
import { competitionPaths } from '../../../actions/src/submission/layout.ts';
import type { CloserLook } from '../../../actions/src/commands/submission/score/look-closer.ts';
import { worstQueries } from '../../../actions/src/submission/score/worst-queries.ts';
import { picture } from './picture.ts';
import { parseRankings } from '../../../actions/src/submission/archive/rankings.ts';
import type { Receipt } from '../../../actions/src/submission/run/receipt.ts';
import { compare } from '../../../actions/src/submission/score/compare.ts';
import { groundTruth } from '../../../actions/src/submission/score/ground-truth.ts';
import { stepCurve } from '../../../actions/src/submission/score/step-curve.ts';
import { lossByQuery, microAp } from '../../../actions/src/submission/score/micro-ap.ts';

const GIB = 2 ** 30;
const sha256 = 'a1b2'.repeat(16);
const file = (name: string) => ({ name, bytes: 123_456, sha256 });

const phase = (
  name: PhaseName,
  seconds: number,
  cpuSeconds: number,
  limitSeconds: number,
): PhaseUse => ({ name, seconds, cpuSeconds, peakMemoryBytes: 220 * 2 ** 20, limitSeconds });

const ok: Receipt = {
  schema: 1,
  verdict: 'ok',
  exitCode: 0,
  message: 'The submission ran and was ranked.',
  next: null,
  warnings: [],
  startedAt: '2026-11-22T08:05:06.000Z',
  finishedAt: '2026-11-22T08:06:22.000Z',
  image: {
    reference: 'meta-vsc-descriptor-runtime:lite-local',
    id: `sha256:${'5e1f'.repeat(16)}`,
    digest: null,
    architecture: 'amd64',
    variant: 'lite',
    revision: null,
  },
  submission: file('submission.zip'),
  data: {
    files: ['query_metadata.csv', 'reference_metadata.csv', 'query_subset.csv'].map(file),
    videos: { count: 80, bytes: 10 * 2 ** 20, sha256OfNamesAndSizes: sha256 },
  },
  outcome: file('submission.tar.gz'),
  engine: { product: 'Docker', why: 'the default socket', unenforced: [] },
  settings: { phase2: false, blockInternet: true, gpu: false },
  limits: { timeSeconds: 800, memoryBytes: 8 * GIB, scratchBytes: 4 * GIB, cpus: 6 },
  measures: {
    mainSeconds: 31.2,
    mainCpuSeconds: 84.6,
    rankSeconds: 2.1,
    peakMemoryBytes: Math.round(1.2 * GIB),
    scratchPeakBytes: 36 * 2 ** 20,
    subsetVideos: 80,
    queryVideos: 800,
    fullRows: 12_004,
    subsetRows: 1180,
    wallSeconds: 74.9,
  },
  phases: [
    phase('unpack', 0.9, 0.8, 600),
    phase('check', 4.1, 4, 600),
    phase('main', 31.2, 84.6, 800),
    phase('check-output', 0.2, 0.2, 300),
    phase('rank', 2.1, 3.9, 1800),
    phase('pack', 0.1, 0.1, 300),
  ],
  forecast: forecast(
    {
      mainSeconds: 31.2,
      mainCpuSeconds: 84.6,
      subsetVideos: 80,
      queryVideos: 800,
      cpus: 6,
      gpu: false,
    },
    { cpus: 6, seconds_per_video: 10, subset: 0.1 },
  ),
  versions: { runtime: '0.1.0', node: 'v24.0.0', engine: '27.0.0', architecture: 'x86_64' },
};

/** Runs of a submission. */
export const receipts: Readonly<Record<'ok' | 'failed', Receipt>> = {
  ok,
  failed: {
    ...ok,
    verdict: 'submission-failed',
    exitCode: 11,
    message: 'main.py ended with exit code 1: ValueError.',
    next: 'Look for the last lines of main.py above, or in submission/log.txt.',
    warnings: ['2 videos of query_descriptors.npz have no descriptor.'],
    outcome: null,
    forecast: null,
    measures: { ...ok.measures, fullRows: null, subsetRows: null, wallSeconds: 40.1 },
  },
};

/** A quickstart on a machine that had nothing yet. */
export const quickstartSample: QuickstartResult = {
  steps: [
    { name: 'engine', made: 'Docker 27.0.0', seconds: 0.2 },
    { name: 'image', made: 'meta-vsc-descriptor-runtime:lite-local', seconds: 48.1 },
    { name: 'videos', made: 'competition_data/test: sample data', seconds: 9.3 },
    { name: 'subset', made: 'data/test: 80 query videos', seconds: 0.9 },
    { name: 'submission', made: 'submission/submission.zip', seconds: 0.4 },
    { name: 'run', made: 'submission/submission.tar.gz', seconds: 76.3 },
  ],
  receipt: ok,
};

const truth = groundTruth([
  { queryId: 'Q200001', refId: 'R200017' },
  { queryId: 'Q200002', refId: 'R200003' },
  { queryId: 'Q200004', refId: 'R200044' },
]);
const ours =
  'Q200001,R200017,0.97\nQ200002,R200003,0.91\nQ200004,R200031,0.66\nQ200009,R200003,0.4\n';
const theirs = 'Q200004,R200044,0.9\nQ200009,R200003,0.8\nQ200001,R200017,0.7\n';
const rankingsOf = (rows: string) =>
  parseRankings('rankings.csv', Buffer.from(`query_id,ref_id,score\n${rows}`));
const score = microAp(rankingsOf(ours), truth);
const other = microAp(rankingsOf(theirs), truth);

/** Scores, compared with those of another submission. */
export const scoreSample: readonly Scored[] = [
  {
    name: 'full',
    rankings: rankingsOf(ours),
    truth,
    score,
    against: { curve: stepCurve(other.curve), comparison: compare(score, other) },
  },
];

/** What the page of those scores is about. */
export const scoreContext: ReportContext = {
  rankingsFile: 'submission/submission.tar.gz',
  truthFile: 'data/train/train_descriptor_ground_truth.csv',
  truthPairs: truth.pairs.length,
  against: 'other.tar.gz',
  dataSet: {
    name: 'train',
    paths: competitionPaths('', 'train'),
    isSample: true,
    lengths: new Map([
      ['Q200001', 12.4],
      ['Q200002', 31],
      ['Q200004', 58.2],
    ]),
  },
  receipt: ok,
  madeAt: new Date('2026-11-22T08:09:00Z'),
};

const figuresOf = (dimensions: number, spread: number) => ({
  rows: 300,
  dimensions,
  norms: Float64Array.from({ length: 300 }, (_, row) => 1 + (spread * ((row * 7) % 30)) / 30),
  deviations: Array.from({ length: dimensions }, (_, at) => (at < 28 ? 0.4 / (at + 1) : 0)),
  effectiveDimensions: 1.6 + spread,
});

/** The queries of that page that lose the most, with frames and descriptors. */
export const scoreLook: CloserLook = {
  worst: scoreSample.map((each) =>
    worstQueries(lossByQuery(each.score), each.rankings, each.truth, each.score),
  ),
  momentsOf: (queryId, refId) => [
    { set: 'query', videoId: queryId, seconds: 12 },
    { set: 'reference', videoId: refId, seconds: undefined },
  ],
  frames: ({ set }) => (set === 'query' ? picture : 'the video is not there'),
  descriptors: {
    query: { figures: figuresOf(32, 0.3), rows: new Map() },
    reference: { figures: figuresOf(32, 0.1), rows: new Map() },
  },
};
