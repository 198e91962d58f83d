import type { Variant } from '../../image/variant.ts';
import type { Register } from '../cli.ts';
import { imageOption, variantOption } from './container-options.ts';
import { showView } from './terminal-style.ts';

/** `vsc settings`: what plain `make` shows above its list of commands. */
export const settings: Register = (program, ports) =>
  void program
    .command('settings')
    .description('show the settings found on this machine and its images')
    .addOption(imageOption())
    .addOption(variantOption())
    .action(async (options: { image?: string; variant?: Variant }) => {
      const { run } = await import('../../commands/settings.ts');
      const { settingsView } = await import('../../commands/settings-view.ts');
      await showView(settingsView(await run(options, ports)));
    });
