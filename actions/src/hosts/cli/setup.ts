import type { Register } from '../cli.ts';

export const setup: Register = (program, ports) =>
  program
    .command('setup')
    .description('make sure that a container engine answers; as root on Debian, install it')
    .action(async () => {
      const { run } = await import('../../commands/setup.ts');
      const engine = await run({}, ports);
      ports.log.info(`Docker ${engine.version} answers at ${engine.where}`);
    });
