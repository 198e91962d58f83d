import type { Variant } from '../../image/variant.ts';
import { parseDataset } from '../../submission/layout.ts';
import type { Register } from '../cli.ts';
import { datasetOption, imageOption, variantOption } from './container-options.ts';
import { showView } from './terminal-style.ts';

interface Options {
  dataset?: string;
  image?: string;
  variant?: Variant;
}

/** `vsc quickstart`: from a bare machine to the rankings of the example submission. */
export const quickstart: Register = (program, ports) =>
  void program
    .command('quickstart')
    .description('set up all it needs and run the example submission')
    .addOption(datasetOption())
    .addOption(imageOption())
    .addOption(variantOption())
    .action(async ({ dataset, image, variant }: Options) => {
      const { run } = await import('../../commands/quickstart.ts');
      const { parseProportion } = await import('../../commands/data-subset.ts');
      const { quickstartView } = await import('../../commands/quickstart-view.ts');
      const share = ports.env['SUBSET_PROPORTION']?.trim();
      const proportion = share ? parseProportion(share) : undefined;
      const inputs = { dataset: parseDataset(dataset), image, variant, proportion };
      const result = await run(inputs, ports);
      process.stdout.write('\n');
      await showView(quickstartView(result));
      process.exitCode = result.receipt.exitCode;
    });
