import { existsSync } from 'node:fs';
import { realpath } from 'node:fs/promises';
import path from 'node:path';
import { connect } from '../../../container/connect.ts';
import { removeStaleContainers } from '../../../container/remove.ts';
import { runContainer } from '../../../container/run.ts';
import type { Measures } from '../../../contract.ts';
import { competitionOf, type Platform } from '../../../environment/settings/competition.ts';
import { UserError } from '../../../errors.ts';
import type { Ports } from '../../../ports.ts';
import { fileError, shown } from '../../../files/messages.ts';
import { dataFingerprint, fingerprint } from '../../../submission/run/fingerprint.ts';
import { forecast, forecastWarnings } from '../../../submission/run/forecast.ts';
import { outcomeProblem } from '../../../submission/archive/outcome.ts';
import { type PreparedData, readPreparedData } from '../../../submission/prepared-data.ts';
import { ownVersion, type Receipt, writeReceipt } from '../../../submission/run/receipt.ts';
import {
  makeRunFolder,
  removeStaleRunFolders,
  type RunFolder,
} from '../../../submission/run/run-folder.ts';
import { type LimitWish, runLimits, type RunLimits } from '../../../submission/run/run-limits.ts';
import { type Ending, ending, readEnding } from '../../../submission/run/run-result.ts';
import { submissionSpec } from '../../../submission/run/run-spec.ts';
import { unenforcedWarning, withUnenforced } from '../../../submission/run/unenforced-limits.ts';
import { shortId } from '../../../text.ts';
import { imageFor, type ImageRunInputs, usesGpu } from '../image-for.ts';
import { newerImageNotice } from './newer-image.ts';
import { refuseOtherDataset, refuseStaleZip } from './refuse-stale-zip.ts';

export interface TestSubmissionInputs extends ImageRunInputs {
  readonly dataset: string;
  /** Folder that holds submission.zip and gets the results; default: `submission` in the root. */
  readonly submissionFolder?: string | undefined;
  /** Folder to mount at /data; default: `data/<dataset>` in the root. */
  readonly dataFolder?: string | undefined;
  readonly phase2: boolean;
  readonly blockInternet: boolean;
  readonly limits: LimitWish;
  /** Run a zip of ours that is not of the present code, data set or image. */
  readonly allowStale?: boolean;
}

/**
 * The entrypoint bounds each of its phases (runtime/vsc_runtime/phases.py), 3,600 seconds together:
 * this is for one that hangs itself.
 */
const BESIDE_MAIN_SECONDS = 4200;
/** The entrypoint writes the end of the log at once, and whoever pressed Ctrl-C waits for it. */
const GRACE_SECONDS = 2;

/**
 * Runs submission.zip as the platform does, checks what came out, and writes the log, the receipt
 * and, if all is well, submission.tar.gz into the submission folder. The results of an earlier run stay
 * if this one can't start.
 *
 * @returns the receipt, whatever the verdict on the submission is.
 * @throws UserError if it could not be run: no zip, data, engine or image, or interrupted.
 */
export async function testSubmission(inputs: TestSubmissionInputs, ports: Ports): Promise<Receipt> {
  const { root, log, signal } = ports;
  const submission = inputs.submissionFolder ?? path.join(root, 'submission');
  const zip = await findZip(submission);
  if (inputs.allowStale !== true) await refuseOtherDataset({ zip, dataset: inputs.dataset }, ports);
  const data = await readPreparedData(root, inputs.dataset, inputs.dataFolder);
  const engine = await connect(ports.env);
  const image = await imageFor(engine, inputs, ports);
  if (inputs.allowStale !== true) {
    const { dataset } = inputs;
    await refuseStaleZip({ zip, dataset, data: data.folder, image }, ports);
  }
  const notice = await newerImageNotice(image, ports);
  if (notice !== undefined) log.info(notice);
  const { platform } = await competitionOf(root);
  const limits = runLimits(inputs.limits, engine, data.queryVideos, platform);
  await removeStaleContainers(engine);
  await removeStaleRunFolders(submission);

  const settings = {
    phase2: inputs.phase2,
    blockInternet: inputs.blockInternet,
    gpu: await usesGpu(image, inputs, ports),
  };
  const hashes = {
    submission: await fingerprint(zip, signal),
    data: await dataFingerprint(data.folder, signal),
  };
  await using folder = await makeRunFolder(await realpath(submission), zip);
  const warning = unenforcedWarning(engine.unenforced);
  if (warning !== undefined) log.warn(warning);
  log.info(`${shown(zip)} runs in ${image.reference} (${shortId(image.id)})`);
  const startedAt = new Date();
  const result = await runContainer(
    engine,
    submissionSpec({
      ...settings,
      skipGpu: inputs.skipGpu,
      columns: log.columns,
      limits,
      image: image.id,
      runId: folder.id,
      dataFolder: data.folder,
      runFolder: folder.folder,
    }),
    {
      signal,
      deadlineSeconds: limits.timeSeconds + BESIDE_MAIN_SECONDS,
      graceSeconds: GRACE_SECONDS,
      onStart: () => folder.begin(),
      onOutput: (chunk) => log.raw(chunk),
    },
  );
  const written = await readEnding(path.join(folder.folder, 'result.json'), result);
  const judged = await judge(written, { folder, data });
  const { measures, ...ended } = withUnenforced(judged, limits, engine.unenforced);
  const ok = ended.verdict === 'ok';
  const foreseen = ok ? forecastOf(measures, data, { limits, platform, gpu: settings.gpu }) : null;
  const receipt: Receipt = {
    schema: 1,
    ...ended,
    warnings: [...ended.warnings, ...forecastWarnings(foreseen)],
    startedAt: startedAt.toISOString(),
    finishedAt: new Date().toISOString(),
    image,
    ...hashes,
    outcome: ok ? await fingerprint(outcomeOf(folder), signal) : null,
    engine: { product: engine.product, why: engine.why, unenforced: engine.unenforced },
    settings,
    limits,
    measures: { wallSeconds: result.seconds, ...measures },
    forecast: foreseen,
    versions: {
      runtime: await ownVersion(root),
      node: process.version,
      engine: engine.version,
      architecture: engine.architecture,
    },
  };
  signal.throwIfAborted();
  try {
    await writeReceipt(submission, receipt);
    if (ok) await folder.publish();
  } catch (error) {
    throw fileError(`write the results to ${shown(submission)}`, error);
  }
  return receipt;
}

async function findZip(submission: string): Promise<string> {
  const zip = path.join(submission, 'submission.zip');
  if (existsSync(zip)) return zip;
  throw new UserError(`there is no ${shown(zip)}`, {
    next: 'make pack-submission for your own code, or make pack-quickstart for the example',
  });
}

function outcomeOf({ folder }: RunFolder): string {
  return path.join(folder, 'submission.tar.gz');
}

/** A run is only a success when its outcome says so as well. */
async function judge(
  ended: Ending,
  { folder, data }: { folder: RunFolder; data: PreparedData },
): Promise<Ending> {
  if (ended.verdict !== 'ok') return ended;
  const { fullRows, subsetRows } = ended.measures;
  const problem = await outcomeProblem(outcomeOf(folder), data.rules, {
    'full_rankings.csv': fullRows,
    'subset_rankings.csv': subsetRows,
  });
  if (problem === null) return ended;
  return ending('fault', `submission.tar.gz is wrong: ${problem}`, {
    next: 'report it as a bug of the runtime, with submission/log.txt',
    from: ended,
  });
}

function forecastOf(
  measures: Measures,
  { queryVideos }: PreparedData,
  { limits, platform, gpu }: { limits: RunLimits; platform: Platform; gpu: boolean },
) {
  const { mainSeconds, mainCpuSeconds, subsetVideos } = measures;
  if (mainSeconds === null || subsetVideos === null) return null;
  const { cpus } = limits;
  const measured = { mainSeconds, mainCpuSeconds, subsetVideos, queryVideos, cpus, gpu };
  return forecast(measured, platform);
}
