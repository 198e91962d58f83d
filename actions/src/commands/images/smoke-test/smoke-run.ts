import path from 'node:path';
import { competitionOf, datasetWithTruth } from '../../../environment/settings/competition.ts';
import { UserError } from '../../../errors.ts';
import type { Ports } from '../../../ports.ts';
import { shortLine } from '../../../untrusted-text.ts';
import { preparedPaths, VIDEO_SETS } from '../../../submission/layout.ts';
import type { Verdict } from '../../../contract.ts';
import {
  type MicroAp,
  smokeProblem,
  type SmokeSubmission,
} from '../../../submission/run/smoke-check.ts';
import { dataSubset } from '../../submission/data-subset/data-subset.ts';
import { embedDataset } from '../../submission/embed/embed.ts';
import { packQuickstart } from '../../submission/pack-quickstart/pack-quickstart.ts';
import { packSubmission } from '../../submission/pack-submission/pack-submission.ts';
import { sampleData } from '../../submission/sample-data/sample-data.ts';
import { readTruth, scoreAll } from '../../submission/score/score-rankings.ts';
import { testSubmission } from '../../submission/test-submission/test-submission.ts';

/** How one submission fared. Texts are bounded, on one line, and may quote the submission. */
export interface SmokeRun {
  readonly submission: SmokeSubmission;
  /** Null if it was not run. */
  readonly verdict: Verdict | null;
  readonly exitCode: number;
  readonly message: string;
  readonly passed: boolean;
  /** What is not as expected; null if it passed. */
  readonly problem: string | null;
  /** From packing to scoring. */
  readonly seconds: number;
  /** Null if there is no outcome to score. */
  readonly microAp: MicroAp | null;
}

export interface SmokeRuns {
  /** What kept the submissions from being run at all, such as videos that can't be drawn. */
  readonly problem: string | null;
  readonly runs: readonly SmokeRun[];
}

/** By the image's id, so that all steps run in the same one. */
export interface SmokeImage {
  readonly variant: string;
  readonly image: string;
  readonly skipGpu: boolean;
}

/** How the submissions are run: in which image, on which data. */
interface Trial extends SmokeImage {
  readonly dataset: string;
}

/** Of the 30 query videos of the sample data. */
const PROPORTION = 0.5;
/** A main.py that hangs ends there, whatever it is run for. */
const limits = { timeSeconds: 600 };
const LONGEST_TEXT = 500;

/**
 * Draws sample data and runs both submissions in the root of `ports`, as competitors do. What goes
 * wrong is in the result.
 *
 * @throws the signal's reason once it is aborted.
 */
export async function smokeRuns(image: SmokeImage, ports: Ports): Promise<SmokeRuns> {
  let dataset: string;
  try {
    dataset = datasetWithTruth(await competitionOf(ports.root));
    await sampleData({ ...image, datasets: [dataset] }, ports);
    await dataSubset({ dataset, proportion: PROPORTION }, ports);
  } catch (error) {
    return { problem: failure(error, ports).message, runs: [] };
  }
  const trial = { ...image, dataset };
  const quickstart = () => packQuickstart({ dataset, force: true }, ports);
  const template = async () => {
    await embedDataset({ ...trial, sets: VIDEO_SETS, limits }, ports);
    await packSubmission({ dataset, force: true }, ports);
  };
  return {
    problem: null,
    runs: [
      await smokeRun('quickstart', quickstart, trial, ports),
      await smokeRun('template', template, trial, ports),
    ],
  };
}

async function smokeRun(
  submission: SmokeSubmission,
  pack: () => Promise<unknown>,
  trial: Trial,
  ports: Ports,
): Promise<SmokeRun> {
  const started = performance.now();
  const ended = await runAndScore(submission, pack, trial, ports).catch((error: unknown) => {
    const { message, exitCode } = failure(error, ports);
    return { verdict: null, exitCode, message, problem: message, microAp: null };
  });
  const seconds = (performance.now() - started) / 1000;
  return { submission, ...ended, passed: ended.problem === null, seconds };
}

async function runAndScore(
  submission: SmokeSubmission,
  pack: () => Promise<unknown>,
  trial: Trial,
  ports: Ports,
) {
  await pack();
  const settings = { phase2: true, blockInternet: true, limits } as const;
  const receipt = await testSubmission({ ...trial, ...settings }, ports);
  const { verdict, exitCode } = receipt;
  const microAp = verdict === 'ok' ? await scores(ports.root, trial.dataset) : null;
  const problem = smokeProblem(submission, receipt, microAp);
  return {
    verdict,
    exitCode,
    message: reported(receipt.message, ports),
    problem: problem === null ? null : reported(problem, ports),
    microAp,
  };
}

async function scores(root: string, dataset: string): Promise<MicroAp> {
  const { groundTruth, querySubset } = preparedPaths(root, dataset);
  const rankings = path.join(root, 'submission', 'submission.tar.gz');
  const scored = await scoreAll(rankings, await readTruth({ groundTruth, subset: querySubset }));
  const of = (wanted: string) => scored.find(({ name }) => name === wanted)?.score.microAp ?? 0;
  return { full: of('full'), subset: of('subset') };
}

/** What the report says of an error that is not a bug of ours. */
function failure(error: unknown, ports: Ports): { message: string; exitCode: number } {
  ports.signal.throwIfAborted();
  if (!(error instanceof UserError)) throw error;
  return { message: reported(error.message, ports), exitCode: error.exitCode };
}

/** The folder is gone when somebody reads it; what lies in it has the repository's own names. */
function reported(text: string, { root }: Ports): string {
  return shortLine(text.replaceAll(`${root}${path.sep}`, ''), LONGEST_TEXT);
}
