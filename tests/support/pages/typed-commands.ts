import { Command as Program } from 'commander';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { COMMANDS } from '../../../actions/src/commands/all.ts';
import { addCommand, withSwitchValues } from '../../../actions/src/entrypoints/command-tree.ts';
import { runCommand } from '../../../actions/src/entrypoints/run-command.ts';
import { UserError } from '../../../actions/src/errors.ts';
import type { Ports } from '../../../actions/src/ports.ts';
import { terminal } from './rendered.ts';

/** How a typed command ended: what it showed, or the message of its failure. */
export interface Typed {
  readonly text: string;
  readonly failed: boolean;
}

/** The lines of a page's shell blocks under a heading that begin with `npx vsc`. */
export async function commandsOfPage(page: string, heading: string): Promise<string[]> {
  const text = await readFile(path.resolve(import.meta.dirname, '../../../docs', page), 'utf8');
  const section = text.split(/^## /m).find((part) => part.startsWith(`${heading}\n`)) ?? '';
  const blocks = [...section.matchAll(/^```sh\n([^]*?)^```/gm)].map(([, block = '']) => block);
  const lines = blocks.join('').replaceAll('\\\n', ' ').split('\n');
  return lines.filter((line) => line.startsWith('npx vsc '));
}

/** Types one line such as `npx vsc rollback 7 --reason "it breaks"  # a comment`, in this process. */
export async function typeCommand(line: string, ports: Ports): Promise<Typed> {
  const words = [...line.replace(/ +# .*$/, '').matchAll(/"([^"]*)"|(\S+)/g)];
  const argv = words.map(([, quoted, bare]) => quoted ?? bare ?? '').slice(2);
  const program = new Program('vsc').exitOverride();
  let typed: Typed = { text: '', failed: true };
  for (const command of COMMANDS) {
    addCommand(program, command, ports.env, async ({ sources }) => {
      const options = { sources, base: ports.root, entrypoint: 'command-line' } as const;
      const { outcome } = await runCommand(command, options, ports);
      const said = outcome.view === undefined ? (outcome.text ?? '') : terminal(outcome.view);
      typed = { text: said, failed: outcome.failure !== undefined };
    });
  }
  try {
    await program.parseAsync(withSwitchValues(argv, COMMANDS), { from: 'user' });
    return typed;
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    return { text: error.message, failed: true };
  }
}
