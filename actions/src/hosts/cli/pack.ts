import { parseDataset } from '../../submission/layout.ts';
import type { Register } from '../cli.ts';
import { datasetOption } from './container-options.ts';

const FORCE = ['--force', 'overwrite submission/submission.zip'] as const;

/** `vsc pack-quickstart`: the quickstart with random descriptors. */
export const packQuickstart: Register = (program, ports) =>
  void program
    .command('pack-quickstart')
    .description('make random descriptors and pack submission_quickstart')
    .addOption(datasetOption())
    .option(...FORCE)
    .action(async ({ dataset, force = false }: { dataset?: string; force?: boolean }) => {
      const { run } = await import('../../commands/pack-quickstart.ts');
      await run({ dataset: parseDataset(dataset), force }, ports);
    });

/** `vsc pack-submission`: the competitor's own folder. */
export const packSubmission: Register = (program, ports) =>
  void program
    .command('pack-submission')
    .description('pack submission_src with its descriptors')
    .option(...FORCE)
    .action(async ({ force = false }: { force?: boolean }) => {
      const { run } = await import('../../commands/pack-submission.ts');
      await run({ force }, ports);
    });
