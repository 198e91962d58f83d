import type { Variant } from '../../image/variant.ts';
import { formatBytes } from '../../text.ts';
import type { Register } from '../cli.ts';
import { variantOption } from './container-options.ts';

/** `vsc build`: makes `meta-vsc-descriptor-runtime:<variant>-local` from the working tree. */
export const build: Register = (program, ports) =>
  void program
    .command('build')
    .description('build the image from the working tree (lite, unless told otherwise)')
    .addOption(variantOption())
    .option('--force', 'build even where nothing has changed, every step anew')
    .action(async (options: { variant?: Variant; force?: boolean }) => {
      const { run } = await import('../../commands/build.ts');
      const { tag, id, bytes, built } = await run(options, ports);
      ports.log.info(`${built ? 'built' : 'already built'}: ${tag} (${formatBytes(bytes)})\n${id}`);
    });
