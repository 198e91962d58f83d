import path from 'node:path';
import { parseDataset, shown } from '../../submission/layout.ts';
import type { Variant } from '../../image/variant.ts';
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
  image?: string;
  variant?: Variant;
  skipGpu?: boolean;
  phase2?: boolean;
  blockInternet?: boolean;
  submissionFolder?: string;
  dataFolder?: string;
  json?: true;
}

/** `vsc test-submission`: runs submission.zip in the container, as the platform does. */
export const testSubmission: Register = (program, ports) =>
  void program
    .command('test-submission')
    .description('run submission/submission.zip as the platform does')
    .addOption(datasetOption())
    .addOption(imageOption())
    .addOption(variantOption())
    .addOption(switchOption('--skip-gpu', 'SKIP_GPU', 'run the gpu image without a GPU'))
    .addOption(switchOption('--phase2', 'PHASE2', 'refuse a zip without main.py'))
    .addOption(switchOption('--block-internet', 'BLOCK_INTERNET', 'no network (default: true)'))
    .addOption(timeOption())
    .addOption(memoryOption())
    .addOption(scratchOption())
    .addOption(cpusOption())
    .option('--submission-folder <path>', 'with submission.zip; default: submission')
    .option('--data-folder <path>', 'to mount at /data; default: data/<dataset>')
    .option('--json', 'print the receipt as JSON')
    .action(async (options: Options) => {
      const { run } = await import('../../commands/test-submission.ts');
      const { testSubmissionView } = await import('../../commands/test-submission-view.ts');
      const { image, variant, skipGpu = false, phase2 = false, blockInternet = true } = options;
      const { submissionFolder, dataFolder } = options;
      const folder = submissionFolder ?? path.join(ports.root, 'submission');
      const dataset = parseDataset(options.dataset);
      const limits = limitsOf(options);
      const receipt = await run(
        {
          dataset,
          image,
          variant,
          skipGpu,
          phase2,
          blockInternet,
          submissionFolder,
          dataFolder,
          limits,
        },
        ports,
      );
      if (options.json) process.stdout.write(`${JSON.stringify(receipt, null, 2)}\n`);
      else await showView(testSubmissionView(receipt, shown(folder)));
      process.exitCode = receipt.exitCode;
    });
