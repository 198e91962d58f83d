import type { Variant } from '../../image/variant.ts';
import type { Register } from '../cli.ts';
import { imageOption, variantOption } from './container-options.ts';

/** `vsc sample-data`: a small data set made on the spot. */
export const sampleData: Register = (program, ports) =>
  void program
    .command('sample-data')
    .description('draw a small data set where there is no competition data')
    .addOption(imageOption())
    .addOption(variantOption())
    .action(async (options: { image?: string; variant?: Variant }) => {
      const { run } = await import('../../commands/sample-data.ts');
      await run({ ...options, datasets: ['test', 'train'] }, ports);
    });
