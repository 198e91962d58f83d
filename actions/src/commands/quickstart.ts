import { existsSync } from 'node:fs';
import { mkdir, rename, rm } from 'node:fs/promises';
import path from 'node:path';
import { ExitCode, UserError } from '../errors.ts';
import type { Ports } from '../ports.ts';
import { fingerprint } from '../submission/fingerprint.ts';
import { competitionPaths, type DatasetName, shown } from '../submission/layout.ts';
import type { Receipt } from '../submission/receipt.ts';
import * as build from './build.ts';
import * as dataSubset from './data-subset.ts';
import type { ImageInputs } from './image-for.ts';
import { packQuickstart } from './pack-quickstart.ts';
import * as sampleData from './sample-data.ts';
import * as setup from './setup.ts';
import * as testSubmission from './test-submission.ts';

export interface QuickstartInputs extends ImageInputs {
  readonly dataset: DatasetName;
  /** Share of the query videos; left out, the usual one of competition data, more of sample data. */
  readonly proportion?: number | undefined;
}

/** One finished step: what it made, and the seconds it took. */
export interface QuickstartStep {
  readonly name: string;
  readonly made: string;
  readonly seconds: number;
}

export interface QuickstartResult {
  readonly steps: QuickstartStep[];
  readonly receipt: Receipt;
}

/** A hundredth of the sample data would be a single video. */
const SAMPLE_PROPORTION = 0.2;
const COMPETITION_PROPORTION = 0.01;

/**
 * The main job from start to end: engine, image, data, subset, example submission, run. What is there
 * already is kept, so a second call only runs the submission again.
 *
 * @throws UserError where a step can't be done, or submission.zip is somebody's own.
 */
export async function run(inputs: QuickstartInputs, ports: Ports): Promise<QuickstartResult> {
  const { dataset } = inputs;
  const steps: QuickstartStep[] = [];
  async function step<T>(name: string, work: () => Promise<T>, made: (result: T) => string) {
    ports.signal.throwIfAborted();
    const started = performance.now();
    const result = await work();
    steps.push({ name, made: made(result), seconds: (performance.now() - started) / 1000 });
    return result;
  }

  await step(
    'engine',
    () => setup.run({}, ports),
    ({ version }) => `Docker ${version}`,
  );
  const image =
    inputs.image ??
    (
      await step(
        'image',
        () => build.run(inputs, ports),
        ({ tag }) => tag,
      )
    ).tag;
  const sample = wantsSample(dataset, ports.root);
  if (sample) {
    const videos = () => sampleData.run({ datasets: [dataset], image }, ports);
    await step('videos', videos, () => `competition_data/${dataset}: sample data`);
  }
  const proportion = inputs.proportion ?? (sample ? SAMPLE_PROPORTION : COMPETITION_PROPORTION);
  await step(
    'subset',
    () => dataSubset.run({ dataset, proportion }, ports),
    ({ folder, videos }) => `${shown(folder)}: ${videos} query videos`,
  );
  await step(
    'submission',
    () => pack(dataset, ports),
    (zip) => shown(zip),
  );
  const receipt = await step(
    'run',
    () => testSubmission.run(runInputs(dataset, image), ports),
    ({ exitCode }) => (exitCode === ExitCode.ok ? 'submission/submission.tar.gz' : 'no outcome'),
  );
  return { steps, receipt };
}

/** Competition data that is there is used as it is. */
function wantsSample(dataset: DatasetName, root: string): boolean {
  const { folder, queryMetadata } = competitionPaths(root, dataset);
  return !existsSync(queryMetadata) || sampleData.isSampleData(folder);
}

/** The settings of the platform; `make test-submission` takes others. */
function runInputs(dataset: DatasetName, image: string): testSubmission.TestSubmissionInputs {
  const limits = {};
  return { dataset, image, skipGpu: false, phase2: false, blockInternet: true, limits };
}

/** Packs beside submission.zip and compares: packing is deterministic, so ours is always the same. */
async function pack(dataset: DatasetName, ports: Ports): Promise<string> {
  const zip = path.join(ports.root, 'submission', 'submission.zip');
  const packed = path.join(ports.root, 'submission', '.quickstart.zip');
  await mkdir(path.dirname(zip), { recursive: true });
  try {
    await packQuickstart({ dataset, zip: packed, called: zip }, ports);
    if (existsSync(zip) && !(await sameContent(zip, packed, ports.signal))) {
      throw new UserError(`${shown(zip)} is not the quickstart's, so it is left as it is`, {
        next: 'move it away and run this again, or run it: make test-submission',
      });
    }
    await rename(packed, zip);
    return zip;
  } finally {
    await rm(packed, { force: true });
  }
}

/** By hash, not in memory: somebody's own zip can hold gigabytes. */
async function sameContent(a: string, b: string, signal: AbortSignal): Promise<boolean> {
  return (await fingerprint(a, signal)).sha256 === (await fingerprint(b, signal)).sha256;
}
