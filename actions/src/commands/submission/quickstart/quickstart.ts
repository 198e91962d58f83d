import { ExitCode } from '../../../errors.ts';
import type { Ports } from '../../../ports.ts';
import { shown } from '../../../files/messages.ts';
import { submissionZip } from '../../../submission/layout.ts';
import type { Receipt } from '../../../submission/run/receipt.ts';
import type { LimitWish } from '../../../submission/run/run-limits.ts';
import { buildVariant } from '../../images/build/build.ts';
import { builtVariant } from '../../images/built-image.ts';
import { setUpMachine } from '../../machine/setup/setup.ts';
import { dataSubset } from '../data-subset/data-subset.ts';
import type { ImageInputs } from '../image-for.ts';
import { packQuickstart, QUICKSTART_FOLDER } from '../pack-quickstart/pack-quickstart.ts';
import { refuseToReplaceZip } from '../refuse-zip.ts';
import { sampleData, wantsSample } from '../sample-data/sample-data.ts';
import { testSubmission } from '../test-submission/test-submission.ts';

export interface QuickstartInputs extends ImageInputs {
  readonly dataset: string;
  /** Share of the query videos; left out, the usual one of competition data, more of sample data. */
  readonly proportion?: number | undefined;
  readonly skipGpu: boolean;
  readonly limits: LimitWish;
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

/** As the platform runs it; `make test-submission` does it in other ways. */
const SETTINGS = { phase2: false, blockInternet: true } as const;
/** A hundredth of the sample data would be a single video. */
const SAMPLE_PROPORTION = 0.2;
const COMPETITION_PROPORTION = 0.01;

/**
 * The main job from start to end: engine, image, data, subset, example submission, run. What is there
 * already is kept, so a second call only runs the submission again.
 *
 * @throws UserError if a step can't be done, or submission.zip is somebody's own.
 */
export async function quickstart(
  inputs: QuickstartInputs,
  ports: Ports,
): Promise<QuickstartResult> {
  const { dataset, variant, skipGpu, limits } = inputs;
  await keepOwnZip(ports);
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
    () => setUpMachine(ports),
    ({ product, version }) => `${product} ${version}`,
  );
  const image =
    inputs.image ??
    (
      await step(
        'image',
        async () => buildVariant({ variant: await builtVariant(variant, ports) }, ports),
        ({ tag }) => tag,
      )
    ).tag;
  const sample = wantsSample(dataset, ports.root);
  if (sample) {
    const videos = () => sampleData({ datasets: [dataset], image }, ports);
    await step('videos', videos, () => `competition_data/${dataset}: sample data`);
  }
  const proportion = inputs.proportion ?? (sample ? SAMPLE_PROPORTION : COMPETITION_PROPORTION);
  await step(
    'subset',
    () => dataSubset({ dataset, proportion }, ports),
    ({ folder, videos }) => `${shown(folder)}: ${videos} query videos`,
  );
  await step(
    'submission',
    () => packQuickstart({ dataset, force: false }, ports),
    ({ zip }) => shown(zip),
  );
  const receipt = await step(
    'run',
    () => testSubmission({ dataset, image, variant, skipGpu, limits, ...SETTINGS }, ports),
    ({ exitCode }) => (exitCode === ExitCode.ok ? 'submission/submission.tar.gz' : 'no outcome'),
  );
  return { steps, receipt };
}

/** The example never takes the place of somebody's own zip: better said before anything is made. */
async function keepOwnZip({ root, signal }: Ports): Promise<void> {
  const zip = submissionZip(root);
  const next = 'move it away and run this again, or run it: make test-submission';
  await refuseToReplaceZip(zip, { from: [QUICKSTART_FOLDER], next }, signal);
}
