import { formatBytes } from '../../text.ts';
import type { Register } from '../cli.ts';

export const build: Register = (program, ports) =>
  program
    .command('build')
    .description('build the image locally, from the working tree')
    .option('--variant <name>', 'lite, cpu or gpu (else CPU_OR_GPU, else lite)')
    .option('--force', 'build again even where nothing has changed, without the cache')
    .action(async (options: { variant?: string; force?: boolean }) => {
      const { run } = await import('../../commands/build.ts');
      const { tag, id, bytes, built } = await run(options, ports);
      const size = formatBytes(bytes);
      ports.log.info(`${built ? 'built' : 'already built'}: ${tag} (${size})\n${id}`);
    });
