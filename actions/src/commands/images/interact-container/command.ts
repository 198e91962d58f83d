import { command, ended } from '../../../declaration/command.ts';
import { flag } from '../../../declaration/input.ts';
import { ENGINE_VARIABLES, REGISTRY_VARIABLES } from '../../../declaration/variables.ts';
import { datasetInput, imageInputs, skipGpuInput } from '../../submission/run-inputs.ts';

export default command({
  name: 'interact-container',
  group: 'Images',
  summary: 'open a shell in the image, with data and network',
  inputs: {
    ...datasetInput,
    ...imageInputs,
    ...skipGpuInput,
    root: flag({ help: 'be root inside, to try packages' }),
    withoutTerminal: flag({
      help: 'stop as if there were no terminal',
      variable: 'GITHUB_ACTIONS_NO_TTY',
    }),
  },
  variables: [...ENGINE_VARIABLES, 'VSC_IMAGE_NAME', ...REGISTRY_VARIABLES],
  async run({ dataset, image, variant, skipGpu, root, withoutTerminal, ...rest }, ports) {
    const { competitionOf, datasetOf } =
      await import('../../../environment/settings/competition.ts');
    const name = datasetOf(await competitionOf(ports.root), dataset);
    const { interactContainer } = await import('./interact-container.ts');
    const exitCode = await interactContainer(
      { dataset: name, image, variant, skipGpu, asRoot: root, noTerminal: withoutTerminal },
      ports,
      { input: process.stdin, output: process.stdout },
    );
    return ended(rest, { outputs: {}, exitCode });
  },
});
