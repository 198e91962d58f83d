import { command, ended } from '../../../declaration/command.ts';
import { choice, seconds } from '../../../declaration/input.ts';
import {
  datasetInput,
  IMAGE_VARIABLES,
  imageInputs,
  limitInputs,
  limitsOf,
  skipGpuInput,
} from '../run-inputs.ts';
import type { VideoSet } from './embed.ts';

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
      help: 'time for main.py, for each set',
      variable: 'TIME_LIMIT',
      defaultWords: 'none',
    }),
  },
  exits: ['invalidSubmission', 'submissionFailed', 'outOfMemory', 'timeLimit'],
  variables: IMAGE_VARIABLES,
  async run({ dataset, set, image, variant, skipGpu, ...limitsAndRest }, ports) {
    const { timeLimit, memoryLimit, scratchLimit, cpus, ...rest } = limitsAndRest;
    const { competitionOf, datasetOf } = await import('../../../environment/competition.ts');
    const name = datasetOf(await competitionOf(ports.root), dataset);
    const { embedDataset } = await import('./embed.ts');
    const { embedView } = await import('./embed-view.ts');
    const sets = set === undefined ? SETS : [set];
    const limits = limitsOf({ timeLimit, memoryLimit, scratchLimit, cpus });
    const written = await embedDataset(
      { dataset: name, sets, image, variant, skipGpu, limits },
      ports,
    );
    return ended(rest, { outputs: {}, view: embedView(written) });
  },
});
