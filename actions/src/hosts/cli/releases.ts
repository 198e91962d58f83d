import { InvalidArgumentError } from 'commander';
import type { Register } from '../cli.ts';
import { showView } from './terminal-style.ts';

/** `vsc releases`, `vsc promote-images` and `vsc rollback`: the release ledger and the latest tags. */
export const releases: Register = (program, ports) => {
  program
    .command('releases')
    .description('list what was released: number, time, commit, what changed')
    .option('--limit <n>', 'how many, newest first', count, 20)
    .option('--json', 'everything the ledger holds, as JSON')
    .action(async (options: { limit: number; json?: boolean }) => {
      const { run } = await import('../../commands/releases.ts');
      const list = await run(options, ports);
      const { releasesView } = await import('../../commands/releases-view.ts');
      if (options.json === true) process.stdout.write(`${JSON.stringify(list, null, 2)}\n`);
      else await showView(releasesView(list));
    });

  program
    .command('promote-images')
    .description('make the published images of a commit the latest, all variants or none')
    .option('--commit <revision>', 'the commit; default: HEAD')
    .option('--tested <variant=digest...>', 'what was tested: nothing else is promoted')
    .action(async (options: { commit?: string; tested?: string[] }) => {
      const { run, testedDigests } = await import('../../commands/promote-images.ts');
      const tested = options.tested === undefined ? undefined : testedDigests(options.tested);
      const result = await run({ commit: options.commit, tested }, ports);
      const { promoteView } = await import('../../commands/promote-view.ts');
      await showView(promoteView(result));
    });

  program
    .command('rollback')
    .description('make the images of an earlier release the latest again')
    .argument('<release>', 'number of the release, from vsc releases')
    .action(async (release: string) => {
      const { run } = await import('../../commands/rollback.ts');
      const result = await run({ release }, ports);
      const { rollbackView } = await import('../../commands/rollback-view.ts');
      await showView(rollbackView(result));
    });
};

function count(text: string): number {
  const value = Number(text);
  if (Number.isSafeInteger(value) && value > 0) return value;
  throw new InvalidArgumentError('Give a whole number above 0.');
}
