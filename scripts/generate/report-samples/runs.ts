import type { RunDiff } from '../../../actions/src/commands/submission/runs/runs.ts';
import type { KeptNow } from '../../../actions/src/commands/submission/score/keep-scored.ts';
import type { KeptRun } from '../../../actions/src/submission/runs/kept-run.ts';
import type { Tried } from '../../../actions/src/commands/submission/try/try-submission.ts';
import { receipts, scoreSample } from './submissions.ts';

const [full] = scoreSample;
const sha256 = (byte: string) => byte.repeat(32);

function run(number: number, microAp: number, mainSeconds: number, code: string): KeptRun {
  const pairs = { rows: 210_000, hits: 1234, groundTruthPairs: 1700 };
  return {
    schema: 1,
    number,
    startedAt: `2026-11-22T0${number}:05:06.000Z`,
    scoredAt: `2026-11-22T0${number}:09:00.000Z`,
    truth: { name: 'train_descriptor_ground_truth.csv', pairs: 1700, sha256: sha256('c3') },
    code: { sha256: sha256(code), files: [] },
    image: 'meta-vsc-descriptor-runtime:lite-local',
    mainSeconds,
    peakMemoryBytes: 1.2 * 2 ** 30,
    scores: [
      { name: 'full', microAp, ...pairs },
      { name: 'subset', microAp: microAp - 0.02, ...pairs },
    ],
  };
}

const before = run(6, 0.6012, 31.2, 'a1');
const now = run(7, 0.6234, 35.9, 'b2');

/** Kept runs, newest first. */
const keptRuns: readonly KeptRun[] = [now, before, run(5, 0.6301, 58, 'd4')];

/** The same, and one of a sample, which failed. */
export const runsSample: readonly KeptRun[] = [
  {
    ...run(8, 0, 0, 'e5'),
    failed: 'main.py ended with exit code 1: ValueError.',
    mainSeconds: null,
    scores: [],
    truth: { ...now.truth, sample: { queries: 100, references: 512 } },
  },
  ...keptRuns,
];

/** The newest of them, as its score shows it. */
export const keptSample: KeptNow = { run: now, before, best: keptRuns.at(-1)! };

/** What differs between the two newest. */
export const runDiffSample: RunDiff = {
  from: before,
  to: now,
  scores: [{ name: 'full', comparison: full!.against!.comparison }],
  files: [
    { name: 'main.py', what: 'changed', bytes: { from: 5120, to: 5733 } },
    { name: 'model_assets/pca.npy', what: 'added', bytes: { from: null, to: 1_050_624 } },
  ],
  folders: ['submission/runs/6/code', 'submission/runs/7/code'],
};

/** An edit that was tried. */
export const trySample: Tried = {
  dataset: 'train',
  sample: { queries: 100, references: 512 },
  sets: [{ set: 'query', apart: [{ video: 'Q104711', why: 'the file is empty' }] }],
  receipt: receipts.ok,
  scored: full,
  kept: keptSample,
  diff: runDiffSample,
  failedRun: undefined,
  seconds: { embed: 95.2, all: 131.8 },
};
