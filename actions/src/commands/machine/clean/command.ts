import { command, ended } from '../../../declaration/command.ts';

export default command({
  name: 'clean',
  group: 'This machine',
  summary: 'remove what stopped runs left behind, and caches of Python',
  inputs: {},
  variables: ['DOCKER_HOST'],
  async run(rest, ports) {
    const { clean } = await import('./clean.ts');
    const { containers, runFolders, caches } = await clean(ports);
    const removed = [
      ...containers.map((id) => `the container of run ${id}`),
      ...runFolders.map((name) => `submission/${name}`),
      ...caches,
    ];
    for (const what of removed) ports.log.info(`removed ${what}`);
    if (removed.length === 0) ports.log.info('there is nothing to clean');
    return ended(rest, { outputs: {} });
  },
});
