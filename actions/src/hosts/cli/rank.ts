import type { Variant } from '../../image/variant.ts';
import type { Register } from '../cli.ts';
import { imageOption, switchOption, variantOption } from './container-options.ts';

interface Options {
  out: string;
  force?: true;
  image?: string;
  variant?: Variant;
  skipGpu?: boolean;
  json?: true;
}

/** `vsc rank`: the ranking of two descriptor files, as the platform computes it. */
export const rank: Register = (program, ports) =>
  void program
    .command('rank')
    .description('rank descriptors as the platform does')
    .argument('<query>', 'query descriptors (npz)')
    .argument('<reference>', 'reference descriptors (npz)')
    .requiredOption('--out <csv>', 'rankings to write: query_id, ref_id, score')
    .option('--force', 'overwrite them')
    .addOption(imageOption())
    .addOption(variantOption())
    .addOption(switchOption('--skip-gpu', 'SKIP_GPU', 'run the gpu image without a GPU'))
    .option('--json', 'print what was ranked as JSON')
    .action(async (query: string, reference: string, options: Options) => {
      const { run } = await import('../../commands/rank.ts');
      const { out, force = false, image, variant, skipGpu = false } = options;
      const stats = await run({ query, reference, out, force, image, variant, skipGpu }, ports);
      if (options.json) process.stdout.write(`${JSON.stringify(stats, null, 2)}\n`);
    });
