import { command, ended } from '../../../declaration/command.ts';
import { choice, count, flag, seconds } from '../../../declaration/input.ts';
import {
  datasetInput,
  IMAGE_VARIABLES,
  imageInputs,
  limitInputs,
  limitsOf,
  skipGpuInput,
} from '../run-inputs.ts';
import type { VideoSet } from '../../../submission/layout.ts';

const SETS = ['query', 'reference'] as const satisfies readonly VideoSet[];

export default command({
  name: 'embed',
  group: 'A submission',
  summary: 'run submission_src/main.py over the full query and reference sets',
  inputs: {
    ...datasetInput,
    set: choice(SETS, { help: 'do only this set', defaultWords: 'both' }),
    ...imageInputs,
    ...skipGpuInput,
    ...limitInputs,
    timeLimit: seconds({
      help: 'time for main.py, for each chunk of videos',
      variable: 'TIME_LIMIT',
      defaultWords: 'none',
    }),
    cpus: count({ help: 'processors of all workers', variable: 'CPUS', defaultWords: 'all' }),
    gpus: count({
      help: 'GPUs to use, one for each worker',
      variable: 'GPUS',
      defaultWords: 'all',
    }),
    workers: count({
      help: 'runs of main.py side by side',
      variable: 'WORKERS',
      defaultWords: 'one for each GPU or core, as far as there is memory',
    }),
    chunk: count({
      help: 'videos of one run of main.py',
      variable: 'CHUNK',
      defaultWords: '128',
    }),
    retry: flag({ help: 'try videos again that were set apart', variable: 'RETRY' }),
  },
  details:
    'What each run of main.py gives is kept: after Ctrl-C or a crash the next call goes on. docs/embedding.md',
  exits: ['invalidSubmission', 'submissionFailed', 'outOfMemory', 'timeLimit'],
  variables: IMAGE_VARIABLES,
  async run({ dataset, set, image, variant, skipGpu, ...limitsAndRest }, ports) {
    const { gpus, workers, chunk, retry, timeLimit, memoryLimit, scratchLimit, cpus, ...rest } =
      limitsAndRest;
    const { competitionOf, datasetOf } = await import('../../../environment/competition.ts');
    const name = datasetOf(await competitionOf(ports.root), dataset);
    const { embedDataset } = await import('./embed.ts');
    const { embedView } = await import('./embed-view.ts');
    const { advice } = await import('../../../declaration/advice.ts');
    const sets = set === undefined ? SETS : [set];
    const limits = limitsOf({ timeLimit, memoryLimit, scratchLimit, cpus });
    const written = await embedDataset(
      { dataset: name, sets, image, variant, skipGpu, limits, gpus, workers, chunk, retry },
      ports,
    );
    const pack = advice(ports.env, 'pack-submission', { dataset: name });
    return ended(rest, { outputs: {}, view: embedView(written, pack) });
  },
});
