import type { Register } from '../cli.ts';

/** `vsc clean`: what stopped runs left behind, and Python's caches. */
export const clean: Register = (program, ports) =>
  void program
    .command('clean')
    .description('remove what stopped runs left behind, and Python caches')
    .action(async () => {
      const { run } = await import('../../commands/clean.ts');
      const { containers, runFolders, caches } = await run({}, ports);
      for (const id of containers) ports.log.info(`removed container of run ${id}`);
      for (const name of runFolders) ports.log.info(`removed submission/${name}`);
      for (const file of caches) ports.log.info(`removed ${file}`);
      const count = containers.length + runFolders.length + caches.length;
      if (count === 0) ports.log.info('nothing to clean');
    });
