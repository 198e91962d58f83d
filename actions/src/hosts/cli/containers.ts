import type { Variant } from '../../image/variant.ts';
import { parseDataset } from '../../submission/layout.ts';
import type { Register } from '../cli.ts';
import { datasetOption, imageOption, switchOption, variantOption } from './container-options.ts';

interface ImageOptions {
  image?: string;
  variant?: Variant;
  skipGpu?: boolean;
}

const skipGpuOption = () => switchOption('--skip-gpu', 'SKIP_GPU', 'gpu image without a GPU');

/** `vsc test-container`: the image's own tests, in the image. */
export const testContainer: Register = (program, ports) =>
  void program
    .command('test-container')
    .description("run the image's own tests in the image")
    .argument('[pytest...]', 'arguments of pytest, after --')
    .addOption(imageOption())
    .addOption(variantOption())
    .addOption(skipGpuOption())
    .action(async (pytest: string[], { image, variant, skipGpu = false }: ImageOptions) => {
      const { run } = await import('../../commands/test-container.ts');
      await run({ image, variant, skipGpu, arguments: pytest }, ports);
    });

interface InteractOptions extends ImageOptions {
  dataset?: string;
  root?: true;
}

/** `vsc interact-container`: a shell in the image. */
export const interactContainer: Register = (program, ports) =>
  void program
    .command('interact-container')
    .description('open a shell in the image, with data and network')
    .addOption(datasetOption())
    .addOption(imageOption())
    .addOption(variantOption())
    .addOption(skipGpuOption())
    .option('--root', 'be root inside, to try packages')
    .action(async ({ dataset, image, variant, skipGpu = false, root }: InteractOptions) => {
      const { run } = await import('../../commands/interact-container.ts');
      const noTerminal = ports.env['GITHUB_ACTIONS_NO_TTY'] === 'true';
      const asRoot = root ?? false;
      process.exitCode = await run(
        { dataset: parseDataset(dataset), image, variant, skipGpu, asRoot, noTerminal },
        ports,
        { input: process.stdin, output: process.stdout },
      );
    });
