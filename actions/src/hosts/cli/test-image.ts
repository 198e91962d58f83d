import { ExitCode } from '../../errors.ts';
import type { Variant } from '../../image/variant.ts';
import type { Register } from '../cli.ts';
import { imageOption, switchOption, variantOption } from './container-options.ts';
import { showView } from './terminal-style.ts';

interface Options {
  variant?: Variant;
  image?: string;
  skipGpu?: boolean;
  junit?: string;
  json?: true;
}

/** `vsc test-image`: imports every requested package in the image, and checks its contract. */
export const testImage: Register = (program, ports) =>
  void program
    .command('test-image')
    .description('test a built image: imports of all packages, contract, lock')
    .addOption(variantOption())
    .addOption(imageOption())
    .addOption(switchOption('--skip-gpu', 'SKIP_GPU', 'test the gpu image without a GPU'))
    .option('--junit <file>', 'also write a JUnit file')
    .option('--json', 'print the result as JSON')
    .action(async (options: Options) => {
      const { run } = await import('../../commands/test-image.ts');
      const { testImageView } = await import('../../commands/test-image-view.ts');
      const tested = await run(options, ports);
      const failed = tested.checks.filter(({ status }) => status === 'failed').length;
      const failure = failed === 0 ? undefined : { message: `${failed} failed`, next: null };
      if (options.json) process.stdout.write(`${JSON.stringify(tested, null, 2)}\n`);
      else await showView(testImageView(tested.variant, { tested, failure }));
      if (failed > 0) process.exitCode = ExitCode.checkFailed;
    });
