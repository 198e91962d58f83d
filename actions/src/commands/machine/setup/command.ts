import { command, ended } from '../../../declaration/command.ts';

export default command({
  name: 'setup',
  group: 'This machine',
  summary: 'make sure that a container engine answers',
  details:
    'As root on Debian or Ubuntu it installs and starts one. Elsewhere it says how to do it.',
  inputs: {},
  variables: ['DOCKER_HOST'],
  async run(rest, ports) {
    const { setUpMachine } = await import('./setup.ts');
    const { version, where } = await setUpMachine(ports);
    ports.log.info(`Docker ${version} answers at ${where}`);
    return ended(rest, { outputs: {} });
  },
});
