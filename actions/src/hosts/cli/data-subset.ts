import { parseDataset } from '../../submission/layout.ts';
import type { Register } from '../cli.ts';
import { datasetOption } from './container-options.ts';

/** `vsc data-subset`: prepares data/<dataset> from competition_data/<dataset>. */
export const dataSubset: Register = (program, ports) =>
  void program
    .command('data-subset')
    .description('prepare data/<dataset> with part of the query videos')
    .addOption(datasetOption())
    .option('--proportion <number>', 'part of the query videos (SUBSET_PROPORTION; default: 0.01)')
    .action(async (options: { dataset?: string; proportion?: string }) => {
      const { parseProportion, run } = await import('../../commands/data-subset.ts');
      await run(
        {
          dataset: parseDataset(options.dataset),
          proportion: parseProportion(options.proportion ?? ports.env['SUBSET_PROPORTION']),
        },
        ports,
      );
    });
