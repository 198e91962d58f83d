import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import { OutputTail } from '../../../container/output-tail.ts';
import { competitionOf } from '../../../environment/settings/competition.ts';
import { ExitCode, UserError } from '../../../errors.ts';
import type { Log, Ports } from '../../../ports.ts';
import { fileError, shown } from '../../../files/messages.ts';
import { replaceFolder } from '../../../files/replace-folder.ts';
import { DESCRIPTOR_FILES } from '../../../submission/descriptors/descriptors.ts';
import { copyCode } from '../../../submission/embedding/code-digest.ts';
import { type TrialPaths, trialPaths, VIDEO_SETS } from '../../../submission/layout.ts';
import { packFolder } from '../../../submission/archive/pack-folder.ts';
import type { Receipt } from '../../../submission/run/receipt.ts';
import type { LimitWish } from '../../../submission/run/run-limits.ts';
import { isScoredOn } from '../../../submission/runs/choose-run.ts';
import type { KeptRun } from '../../../submission/runs/kept-run.ts';
import { readRuns } from '../../../submission/runs/store.ts';
import { lastLines } from '../../../text.ts';
import { dataSubset } from '../data-subset/data-subset.ts';
import { embedDataset } from '../embed/embed.ts';
import { requireMain } from '../embed/embedding.ts';
import type { EmbeddedSet } from '../embed/publish-set.ts';
import type { ImageRunInputs } from '../image-for.ts';
import { diffRuns, type RunDiff } from '../runs/runs.ts';
import { type KeptNow, truthOf } from '../score/keep-scored.ts';
import { score } from '../score/score.ts';
import { readTruth, type Scored } from '../score/score-rankings.ts';
import { testSubmission } from '../test-submission/test-submission.ts';
import { drawSample, type Sample } from './draw-sample.ts';
import { keepFailed } from './keep-failed.ts';

export interface TryInputs extends ImageRunInputs {
  readonly dataset: string;
  /** So many query videos are tried. */
  readonly queries: number;
  readonly limits: LimitWish;
  /** Videos of one run of main.py. */
  readonly chunk: number;
  readonly workers?: number | undefined;
  readonly gpus?: number | undefined;
  /** Where to write the page of the score. */
  readonly report?: string | undefined;
}

/** How a try ended. */
export interface Tried {
  readonly dataset: string;
  readonly sample: Pick<Sample, 'queries' | 'references'>;
  readonly sets: readonly Pick<EmbeddedSet, 'set' | 'apart'>[];
  readonly receipt: Receipt;
  /** The full ranking; undefined if the run failed. */
  readonly scored: Scored | undefined;
  readonly kept: KeptNow | undefined;
  /** Against the run before. */
  readonly diff: RunDiff | undefined;
  /** The number of a run that failed. */
  readonly failedRun: number | undefined;
  readonly seconds: { readonly embed: number; readonly all: number };
}

/** So many lines are shown of a main.py that fails. */
const LAST_LINES = 8;
/** What main.py is to blame for. */
const MAIN_FAILS: ReadonlySet<ExitCode> = new Set<ExitCode>([
  ExitCode.invalidSubmission,
  ExitCode.submissionFailed,
  ExitCode.outOfMemory,
  ExitCode.timeLimit,
]);

/** All that the steps of a try share. */
interface Trial {
  readonly inputs: TryInputs;
  readonly places: TrialPaths;
  readonly sample: Sample;
  readonly truth: KeptRun['truth'];
  readonly began: Date;
  /** The end of what main.py printed. */
  readonly printed: OutputTail;
  readonly ports: Ports;
}

/**
 * From an edit of main.py to a score: describes a sample of a data set, packs, runs the zip as the platform
 * does, scores it and keeps the run, one that fails as well.
 *
 * @throws UserError if main.py fails on the sample, or data, engine or image is missing
 */
export async function trySubmission(inputs: TryInputs, ports: Ports): Promise<Tried> {
  const start = performance.now();
  const seconds = () => (performance.now() - start) / 1000;
  const { dataset } = inputs;
  const places = trialPaths(ports.root, dataset);
  requireMain(places.source);
  const where = { root: ports.root, count: inputs.queries, folder: places.sample };
  const sample = await drawSample(dataset, where);
  const { full } = await readTruth({ groundTruth: sample.paths.groundTruth });
  const truth = truthOf(sample.paths.groundTruth, full, sample.part);
  await copySubmission(places);
  const printed = new OutputTail();
  const trial = { inputs, places, sample, truth, began: new Date(), printed, ports };
  const sets = await describeSample(trial);
  const embed = seconds();
  const receipt = await runZip(trial);
  const parts = { dataset, sample, sets, receipt };
  if (receipt.verdict !== 'ok') {
    const failed = await failedOf(trial, receipt.message, receipt);
    const none = { scored: undefined, kept: undefined, diff: undefined };
    return { ...parts, ...none, failedRun: failed?.number, seconds: { embed, all: seconds() } };
  }
  const { runs } = await readRuns(places.runs);
  const isComparable = runs.some((run) => isScoredOn(run, truth.sha256));
  const { scored, kept } = await score(
    {
      rankings: path.join(places.submission, 'submission.tar.gz'),
      groundTruth: sample.paths.groundTruth,
      subset: places.prepared.querySubset,
      keep: true,
      runs: places.runs,
      sample: sample.part,
      report: inputs.report,
      againstRun: inputs.report !== undefined && isComparable ? 'last' : undefined,
    },
    ports,
  );
  const [from, to] = [kept?.before?.number, kept?.run.number].map(String);
  const diff = kept?.before && from && to ? await diffRuns(places.runs, { from, to }) : undefined;
  const times = { embed, all: seconds() };
  return { ...parts, scored: scored[0], kept, diff, failedRun: undefined, seconds: times };
}

/** It may be edited meanwhile. */
async function copySubmission({ source, code }: TrialPaths): Promise<void> {
  try {
    await replaceFolder(code, (fresh) => copyCode(source, fresh));
  } catch (error) {
    throw fileError(`copy ${shown(source)} to ${shown(code)}`, error);
  }
}

/** The descriptors of the sample, of which those are kept that the same code has made before. */
async function describeSample(trial: Trial): Promise<EmbeddedSet[]> {
  const { inputs, places, sample, ports } = trial;
  const { workers, gpus, chunk } = inputs;
  const place = { source: places.code, given: sample.paths, target: places.descriptors };
  await mkdir(place.target, { recursive: true });
  const how = { ...settingsOf(inputs), sets: VIDEO_SETS, workers, gpus, chunk, place };
  const log = { ...ports.log, raw: rawInto(trial.printed) };
  try {
    return await embedDataset(how, { ...ports, log });
  } catch (error) {
    if (error instanceof UserError && MAIN_FAILS.has(error.exitCode)) {
      await failedOf(trial, error.message, null);
    }
    throw error;
  }
}

/** Packs the submission and runs it as the platform does, without all that this prints. */
async function runZip(trial: Trial): Promise<Receipt> {
  const { inputs, places, sample, ports } = trial;
  const { dataset } = inputs;
  const log: Log = {
    ...ports.log,
    info: () => {},
    raw: rawInto(trial.printed),
    step: () => ({ update() {}, note() {}, done() {}, fail() {} }),
  };
  const quiet = { ...ports, log };
  const { platform } = await competitionOf(ports.root);
  const place = { given: sample.paths, folder: places.prepared.folder };
  await dataSubset({ dataset, proportion: platform.subset, place }, quiet);
  const descriptors = DESCRIPTOR_FILES.map((name) => ({
    name,
    file: path.join(places.descriptors, name),
  }));
  const zip = path.join(places.submission, 'submission.zip');
  await packFolder(places.code, zip, ports.signal, descriptors);
  const step = ports.log.step('the zip runs as on the platform');
  const folders = { submissionFolder: places.submission, dataFolder: place.folder };
  const settings = { phase2: true, blockInternet: true };
  try {
    const receipt = await testSubmission({ ...settingsOf(inputs), ...folders, ...settings }, quiet);
    if (receipt.verdict === 'ok') step.done();
    else step.fail();
    return receipt;
  } catch (error) {
    step.fail();
    throw error;
  }
}

function settingsOf({ dataset, image, variant, skipGpu, limits }: TryInputs) {
  return { dataset, image, variant, skipGpu, limits };
}

/** One screen: what programs print is shown only if they fail. */
function rawInto(tail: OutputTail): Log['raw'] {
  return (chunk) => tail.push(typeof chunk === 'string' ? Buffer.from(chunk) : chunk);
}

async function failedOf(
  { places, truth, began, printed, ports }: Trial,
  why: string,
  receipt: Receipt | null,
): Promise<KeptRun | undefined> {
  ports.log.raw(`${lastLines(printed.text, LAST_LINES)}\n`);
  const { code, runs } = places;
  const run = await keepFailed(runs, { code, began, why, receipt, truth }, ports);
  if (run !== undefined) ports.log.info(`kept as run ${run.number}, which failed`);
  return run;
}
