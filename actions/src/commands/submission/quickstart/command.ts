import { command, ended } from '../../../declaration/command.ts';
import { fraction } from '../../../declaration/input.ts';
import { BUILD_VARIABLES } from '../../../declaration/variables.ts';
import {
  datasetInput,
  IMAGE_VARIABLES,
  imageInputs,
  limitInputs,
  limitsOf,
  RUN_EXITS,
  skipGpuInput,
  SUBSET_PROPORTION,
} from '../run-inputs.ts';

export default command({
  name: 'quickstart',
  group: 'A submission',
  summary: 'set up all that is needed and run the example submission',
  details:
    'What is already there is used: engine, image, competition data. It does not overwrite a ' +
    'submission.zip of your own.',
  inputs: {
    ...datasetInput,
    image: { ...imageInputs.image, defaultWords: 'built if it is not there' },
    variant: { ...imageInputs.variant, defaultWords: "the competition's first" },
    proportion: fraction({
      ...SUBSET_PROPORTION,
      defaultWords: '0.01, or 0.2 of the sample data',
    }),
    ...skipGpuInput,
    ...limitInputs,
  },
  exits: RUN_EXITS,
  variables: [...IMAGE_VARIABLES, ...BUILD_VARIABLES],
  async run({ dataset, image, variant, proportion, skipGpu, ...limitsAndRest }, ports) {
    const { timeLimit, memoryLimit, scratchLimit, cpus, ...rest } = limitsAndRest;
    const { competitionOf, datasetOf } =
      await import('../../../environment/settings/competition.ts');
    const name = datasetOf(await competitionOf(ports.root), dataset);
    const { quickstart } = await import('./quickstart.ts');
    const { quickstartView } = await import('./quickstart-view.ts');
    const { advice } = await import('../../../declaration/advice.ts');
    const limits = limitsOf({ timeLimit, memoryLimit, scratchLimit, cpus });
    const result = await quickstart(
      { dataset: name, image, variant, proportion, skipGpu, limits },
      ports,
    );
    const { verdict, exitCode, message, next } = result.receipt;
    return ended(rest, {
      outputs: {},
      view: quickstartView(
        result,
        advice(ports.env, 'embed', dataset === undefined ? {} : { dataset }),
      ),
      failure: verdict === 'ok' ? undefined : { exitCode, message, next },
    });
  },
});
