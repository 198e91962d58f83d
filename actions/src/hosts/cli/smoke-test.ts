import { ExitCode } from '../../errors.ts';
import type { Variant } from '../../image/variant.ts';
import type { Register } from '../cli.ts';
import { imageOption, switchOption, variantOption } from './container-options.ts';
import { showView } from './terminal-style.ts';

interface Options {
  variant?: Variant;
  image?: string;
  skipGpu?: boolean;
  report?: string;
  json?: true;
}

/** `vsc smoke-test`: do the quickstart and the template run in the image, and score as they should? */
export const smokeTest: Register = (program, ports) =>
  void program
    .command('smoke-test')
    .description('run the quickstart and the template in a built image')
    .addOption(variantOption())
    .addOption(imageOption())
    .addOption(switchOption('--skip-gpu', 'SKIP_GPU', 'run the gpu image without a GPU'))
    .option('--report <file>', 'also write the result as JSON')
    .option('--json', 'print the result as JSON')
    .action(async (options: Options) => {
      const { run } = await import('../../commands/smoke-test.ts');
      const { smokeTestView } = await import('../../commands/smoke-test-view.ts');
      const report = await run(options, ports);
      if (options.json) process.stdout.write(`${JSON.stringify(report, null, 2)}\n`);
      else await showView(smokeTestView(report));
      if (!report.passed) process.exitCode = ExitCode.checkFailed;
    });
