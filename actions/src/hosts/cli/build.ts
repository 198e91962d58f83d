import type { Variant } from '../../image/variant.ts';
import { formatBytes } from '../../text.ts';
import type { Register } from '../cli.ts';
import { variantOption } from './container-options.ts';

interface Options {
  variant?: Variant;
  force?: boolean;
  sbom?: string;
}

/** `vsc build`: makes `meta-vsc-descriptor-runtime:<variant>-local` from the working tree. */
export const build: Register = (program, ports) =>
  void program
    .command('build')
    .description('build the image from the working tree (lite, unless told otherwise)')
    .addOption(variantOption())
    .option('--force', 'build even where nothing has changed, every step anew')
    .option('--sbom <file>', 'also write a CycloneDX bill of materials (JSON)')
    .action(async (options: Options) => {
      const { run } = await import('../../commands/build.ts');
      const { tag, id, bytes, built, layers, problem } = await run(options, ports);
      if (problem !== undefined) throw problem;
      if (built) {
        for (const layer of layers) {
          ports.log.info(`${formatBytes(layer.bytes).padStart(12)}  ${layer.step}`);
        }
      }
      ports.log.info(`${built ? 'built' : 'already built'}: ${tag} (${formatBytes(bytes)})\n${id}`);
    });
