import { Command as Program } from 'commander';
import path from 'node:path';
import type { Command } from '../declaration/command.ts';
import { variableNotices } from '../declaration/variables.ts';
import { ExitCode, exitCodeOf, messageOf, UserError } from '../errors.ts';
import type { Ports } from '../ports.ts';
import { addCommand, SWITCH_VALUE, withSwitchValues } from './command-tree.ts';
import { exec } from './exec.ts';
import { runCommand } from './run-command.ts';
import { showOutcome } from './show-outcome.ts';
import { terminalLog } from './terminal-log.ts';

/**
 * Runs the command line to its end and returns the exit code. Errors of the user's making become
 * two lines on stderr; anything else is our bug and keeps its stack trace.
 */
export async function runCommandLine(
  argv: readonly string[],
  commands: readonly Command[],
  env: Ports['env'] = process.env,
): Promise<number> {
  const abort = new AbortController();
  const stop = () => abort.abort(new UserError('cancelled', { exitCode: ExitCode.cancelled }));
  process.once('SIGINT', stop).once('SIGTERM', stop);
  const root = path.resolve(import.meta.dirname, '../../..');
  const ports: Ports = {
    root,
    env,
    log: terminalLog(),
    exec,
    signal: abort.signal,
    withCache: (name, work) => work(path.join(root, '.cache', name)),
    withRunnerCommands: (work) => work(),
  };
  let exitCode: number = ExitCode.ok;
  const program = newProgram();
  for (const command of commands) {
    addCommand(program, command, env, async ({ sources, json }) => {
      for (const notice of variableNotices(env, command, commands)) ports.log.warn(notice);
      const options = { sources, base: process.cwd(), entrypoint: 'command-line' } as const;
      const { outcome, unwritten } = await runCommand(command, options, ports);
      exitCode = await showOutcome(outcome, json);
      if (unwritten !== undefined) throw unwritten;
    });
  }
  try {
    // Completion is asked for by a shell, and rarely: its library stays out of every other call.
    if (argv[0] === 'complete') (await import('@bomb.sh/tab/commander')).default(program);
    await program.parseAsync(withSwitchValues(argv, commands), { from: 'user' });
    return exitCode;
  } catch (error) {
    return report(abort.signal.aborted ? abort.signal.reason : error);
  } finally {
    process.off('SIGINT', stop).off('SIGTERM', stop);
  }
}

function newProgram(): Program {
  return new Program('vsc')
    .description('Runtime of the Video Similarity Challenge, descriptor track')
    .helpCommand(false)
    .showHelpAfterError(
      'next:  npx vsc --help lists the commands, npx vsc <command> --help its flags',
    )
    .configureHelp({
      helpWidth: Math.min(process.stdout.columns ?? 80, 100),
      subcommandTerm: (command) => command.name(),
      optionTerm: ({ flags }) => flags.replace(` ${SWITCH_VALUE}`, ''),
    })
    .exitOverride();
}

function report(error: unknown): number {
  if (isCommanderError(error)) return error.exitCode === 0 ? ExitCode.ok : ExitCode.usage;
  if (error instanceof UserError) {
    process.stderr.write(`error: ${error.message}\n`);
    if (error.next !== undefined) process.stderr.write(`next:  ${error.next}\n`);
    return error.exitCode;
  }
  const trace = error instanceof Error ? error.stack : undefined;
  process.stderr.write(`error: this is a bug of ours: ${trace ?? messageOf(error)}\n`);
  return exitCodeOf(error);
}

/** Commander has printed its own message by the time it throws. */
function isCommanderError(error: unknown): error is { exitCode: number } {
  return error instanceof Error && 'code' in error && String(error.code).startsWith('commander.');
}
