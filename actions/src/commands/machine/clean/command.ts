import { command, ended } from '../../../declaration/command.ts';
import { ENGINE_VARIABLES } from '../../../declaration/variables.ts';

export default command({
  name: 'clean',
  group: 'This machine',
  summary: 'remove what stopped runs left behind, and caches of Python',
  inputs: {},
  variables: ENGINE_VARIABLES,
  async run(rest, ports) {
    const { clean } = await import('./clean.ts');
    const { cleanView } = await import('./clean-view.ts');
    return ended(rest, { outputs: {}, view: cleanView(await clean(ports)) });
  },
});
