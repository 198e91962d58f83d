import { Option } from 'commander';
import { variants, type Variant } from '../../environment/model.ts';
import type { Ports } from '../../ports.ts';
import type { Register } from '../cli.ts';
import { terminalStyle } from './terminal-style.ts';
import { readSolverFlags, type SolverFlags, solverOptions } from './solver-options.ts';

interface Options extends SolverFlags {
  variant?: Variant;
  fresh: boolean;
  summary?: string;
}

export const lock: Register = (program, ports) => {
  const command = program
    .command('lock')
    .description('write the exact packages of the environment files beside them')
    .addOption(new Option('--variant <name>', 'one of the two only').choices(variants))
    .option('--fresh', 'take the newest packages instead of keeping the locked ones', false)
    .option('--summary <file>', 'also write what changes as Markdown');
  for (const option of solverOptions()) command.addOption(option);
  command.action((options: Options) => lockFiles(options, ports));
};

async function lockFiles(options: Options, ports: Ports): Promise<void> {
  const { run } = await import('../../commands/lock.ts');
  const { lockView } = await import('../../commands/lock-view.ts');
  const { renderTerminal } = await import('../../report/terminal.ts');
  const step = ports.log.step('solving');
  let locked;
  try {
    locked = await run(
      {
        variants: options.variant === undefined ? variants : [options.variant],
        fresh: options.fresh,
        solve: readSolverFlags(options, ports),
      },
      ports,
    );
  } catch (error) {
    step.fail();
    throw error;
  }
  step.done('solved');
  const view = lockView(locked);
  process.stdout.write(renderTerminal(view, terminalStyle()));
  if (options.summary === undefined) return;
  const { renderMarkdown } = await import('../../report/markdown.ts');
  const { writeFile } = await import('node:fs/promises');
  await writeFile(options.summary, renderMarkdown(view));
}
