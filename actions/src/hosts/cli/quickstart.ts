import type { QuickstartResult } from '../../commands/quickstart.ts';
import { ExitCode } from '../../errors.ts';
import type { Variant } from '../../image/variant.ts';
import { parseDataset } from '../../submission/layout.ts';
import { formatSeconds } from '../../text.ts';
import type { Register } from '../cli.ts';
import { datasetOption, imageOption, variantOption } from './container-options.ts';

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
      const { summary } = await import('../../submission/summary.ts');
      const share = ports.env['SUBSET_PROPORTION']?.trim();
      const proportion = share ? parseProportion(share) : undefined;
      const inputs = { dataset: parseDataset(dataset), image, variant, proportion };
      const result = await run(inputs, ports);
      process.stdout.write(`\n${summary(result.receipt, 'submission')}\n${text(result)}`);
      process.exitCode = result.receipt.exitCode;
    });

function text({ steps, receipt }: QuickstartResult): string {
  const total = steps.reduce((sum, { seconds }) => sum + seconds, 0);
  const rows = [...steps, { name: 'all', made: '', seconds: total }].map(
    ({ name, made, seconds }) =>
      `  ${name.padEnd(10)} ${made.padEnd(48)} ${formatSeconds(seconds).padStart(9)}`,
  );
  const next =
    receipt.exitCode === ExitCode.ok
      ? [
          'Next:',
          '  tar tzf submission/submission.tar.gz   the rankings of the example',
          '  make embed                             descriptors by submission_src/main.py',
          '  docs/competitors.md                    how to make it your own',
        ]
      : [];
  return `${['Made:', ...rows, '', ...next].join('\n')}\n`;
}
