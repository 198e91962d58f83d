import { Option } from 'commander';
import type { VideoSet } from '../../commands/embed.ts';
import type { Variant } from '../../image/variant.ts';
import { parseDataset } from '../../submission/layout.ts';
import type { Register } from '../cli.ts';
import {
  cpusOption,
  datasetOption,
  imageOption,
  limitsOf,
  type LimitValues,
  memoryOption,
  scratchOption,
  switchOption,
  timeOption,
  variantOption,
} from './container-options.ts';
import { showView } from './terminal-style.ts';

interface Options extends LimitValues {
  dataset?: string;
  set?: VideoSet;
  image?: string;
  variant?: Variant;
  skipGpu?: boolean;
}

/** `vsc embed`: descriptors of the full sets, made by the competitor's own main.py. */
export const embed: Register = (program, ports) =>
  void program
    .command('embed')
    .description('run submission_src/main.py over the full query and reference sets')
    .addOption(datasetOption())
    .addOption(new Option('--set <name>', 'only this set').choices(['query', 'reference']))
    .addOption(imageOption())
    .addOption(variantOption())
    .addOption(switchOption('--skip-gpu', 'SKIP_GPU', 'run the gpu image without a GPU'))
    .addOption(timeOption('none'))
    .addOption(memoryOption())
    .addOption(scratchOption())
    .addOption(cpusOption())
    .action(async ({ dataset, set, image, variant, skipGpu = false, ...limits }: Options) => {
      const { run } = await import('../../commands/embed.ts');
      const { embedView } = await import('../../commands/embed-view.ts');
      const written = await run(
        {
          dataset: parseDataset(dataset),
          sets: set === undefined ? ['query', 'reference'] : [set],
          image,
          variant,
          skipGpu,
          limits: limitsOf(limits),
        },
        ports,
      );
      await showView(embedView(written));
    });
