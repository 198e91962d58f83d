import { command, ended } from '../../../declaration/command.ts';
import { ENGINE_VARIABLES, REGISTRY_VARIABLES } from '../../../declaration/variables.ts';
import { imageInputs } from '../../submission/run-inputs.ts';

export default command({
  name: 'pull',
  group: 'Images',
  summary: 'download the official image',
  inputs: { variant: imageInputs.variant },
  variables: [...ENGINE_VARIABLES, ...REGISTRY_VARIABLES],
  async run({ variant, ...rest }, ports) {
    const { pull } = await import('./pull.ts');
    const { pullView } = await import('./pull-view.ts');
    return ended(rest, { outputs: {}, view: pullView(await pull({ variant }, ports)) });
  },
});
