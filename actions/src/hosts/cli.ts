import { Command } from 'commander';
import path from 'node:path';
import { ExitCode, messageOf, UserError } from '../errors.ts';
import type { Ports } from '../ports.ts';
import { exec } from './exec.ts';
import { terminalLog } from './terminal-log.ts';

/** Adds one command to the program. Its code is imported when it runs, so `--help` stays fast. */
export type Register = (program: Command, ports: Ports) => unknown;

/**
 * Runs the command line to its end and returns the exit code. `commands` come by the headings of
 * the help. Errors of the user's making become
 * two lines on stderr; anything else is our bug and keeps its stack trace.
 */
export async function runCli(
  argv: readonly string[],
  commands: Readonly<Record<string, readonly Register[]>>,
): Promise<number> {
  const abort = new AbortController();
  const stop = () => abort.abort(new UserError('cancelled', { exitCode: ExitCode.cancelled }));
  process.once('SIGINT', stop).once('SIGTERM', stop);
  const ports: Ports = {
    root: path.resolve(import.meta.dirname, '../../..'),
    env: process.env,
    log: terminalLog(),
    exec,
    signal: abort.signal,
  };
  const program = new Command('vsc')
    .description('Runtime of the Video Similarity Challenge, descriptor track')
    .helpCommand(false)
    .showHelpAfterError('(vsc --help lists the commands)')
    .configureHelp({
      helpWidth: Math.min(process.stdout.columns ?? 80, 100),
      subcommandTerm: (command) => command.name(),
    })
    .exitOverride();
  for (const [heading, registers] of Object.entries(commands)) {
    program.commandsGroup(heading);
    for (const register of registers) register(program, ports);
  }
  try {
    await program.parseAsync([...argv], { from: 'user' });
    return Number(process.exitCode ?? ExitCode.ok);
  } catch (error) {
    return report(abort.signal.aborted ? abort.signal.reason : error);
  } finally {
    process.off('SIGINT', stop).off('SIGTERM', stop);
  }
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
  return ExitCode.fault;
}

/** Commander has printed its own message by the time it throws. */
function isCommanderError(error: unknown): error is { exitCode: number } {
  return error instanceof Error && 'code' in error && String(error.code).startsWith('commander.');
}
