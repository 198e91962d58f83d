import type { Register } from '../cli.ts';

/** `vsc affected`: what a pull request from this working tree would build and run. */
export const affected: Register = (program, ports) =>
  void program
    .command('affected')
    .description('tell which images the changes of this branch touch')
    .option('--base <ref>', 'git ref to compare with (else the main branch)')
    .option('--json', 'print it as JSON')
    .action(async ({ base, json }: { base?: string; json?: boolean }) => {
      const { run } = await import('../../commands/affected.ts');
      const result = await run({ base }, ports);
      const { environment, variants } = result;
      const text = json
        ? JSON.stringify(result)
        : `environments to solve again: ${environment ? 'yes' : 'no'}\n` +
          `images to build and run again: ${variants.join(', ') || 'none'}`;
      process.stdout.write(`${text}\n`);
    });
