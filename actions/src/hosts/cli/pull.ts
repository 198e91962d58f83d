import type { Variant } from '../../image/variant.ts';
import type { Register } from '../cli.ts';
import { variantOption } from './container-options.ts';
import { showView } from './terminal-style.ts';

/** `vsc pull`: downloads `<registry>/<repository>:<variant>-latest`. */
export const pull: Register = (program, ports) =>
  void program
    .command('pull')
    .description('download the official image (gpu where there is a GPU, else cpu)')
    .addOption(variantOption())
    .action(async (options: { variant?: Variant }) => {
      const { run } = await import('../../commands/pull.ts');
      const { pullView } = await import('../../commands/pull-view.ts');
      await showView(pullView(await run(options, ports)));
    });
