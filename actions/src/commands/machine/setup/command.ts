import { command, ended } from '../../../declaration/command.ts';
import { ENGINE_VARIABLES } from '../../../declaration/variables.ts';

export default command({
  name: 'setup',
  group: 'This machine',
  summary: 'make sure that a container engine answers',
  details:
    'As root on Debian or Ubuntu it installs and starts one. Elsewhere it says how to do it.',
  inputs: {},
  variables: ENGINE_VARIABLES,
  async run(rest, ports) {
    const { setUpMachine } = await import('./setup.ts');
    const { product, version, where } = await setUpMachine(ports);
    ports.log.info(`${product} ${version} answers at ${where}`);
    return ended(rest, { outputs: {} });
  },
});
