import type { Variant } from '../../image/variant.ts';
import type { Register } from '../cli.ts';
import { variantOption } from './container-options.ts';
import { showView } from './terminal-style.ts';

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
      const { buildView } = await import('../../commands/build-view.ts');
      const image = await run(options, ports);
      if (image.problem !== undefined) throw image.problem;
      await showView(buildView(image.variant, { image, failure: undefined, warnings: [] }));
    });
