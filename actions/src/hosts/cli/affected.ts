import type { Register } from '../cli.ts';
import { showView } from './terminal-style.ts';

/** `vsc affected`: what a pull request from this working tree would build and run. */
export const affected: Register = (program, ports) =>
  void program
    .command('affected')
    .description('tell which images the changes of this branch touch')
    .option('--base <ref>', 'git ref to compare with (else the main branch)')
    .option('--json', 'print it as JSON')
    .action(async ({ base, json }: { base?: string; json?: boolean }) => {
      const { run } = await import('../../commands/affected.ts');
      const { affectedView } = await import('../../commands/affected-view.ts');
      const result = await run({ base }, ports);
      if (json) process.stdout.write(`${JSON.stringify(result)}\n`);
      else await showView(affectedView(result));
    });
