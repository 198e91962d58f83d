import { Command as Program } from 'commander';
import path from 'node:path';
import { failureOf } from '../commands/attempt.ts';
import type { Command } from '../declaration/command.ts';
import { variableNotices } from '../declaration/used-variables.ts';
import { cancelled, ExitCode, UserError } from '../errors.ts';
import type { Ports } from '../ports.ts';
import { addCommand, SWITCH_VALUE, withSwitchValues } from './command-tree.ts';
import { exec } from './exec.ts';
import { runCommand } from './run-command.ts';
import { showFailure, showJson, showOutcome } from './show-outcome.ts';
import { terminalLog } from './terminal-log.ts';

const AFTER_CANCEL = 'run it again; npx vsc clean removes what it may have left behind';

/**
 * Runs the command line to its end and returns the exit code. Errors of the user's making become
 * two lines on stderr; anything else is our bug and keeps its stack trace. With `--json` there is one
 * JSON value on stdout, whatever happens: the report, or `{ "failure": … }` if there is none.
 */
export async function runCommandLine(
  argv: readonly string[],
  commands: readonly Command[],
  env: Ports['env'] = process.env,
): Promise<number> {
  const abort = new AbortController();
  const stop = () => abort.abort(cancelled(AFTER_CANCEL));
  process.once('SIGINT', stop).once('SIGTERM', stop);
  const root = path.resolve(import.meta.dirname, '../../..');
  const ports: Ports = {
    root,
    home: root,
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
      const ran = await runCommand(command, options, ports).catch((error: unknown) => {
        const reason: unknown =
          abort.signal.aborted && !isCancelled(error) ? abort.signal.reason : error;
        if (json) showJson({ failure: failureOf(reason, { info() {} }) });
        throw reason;
      });
      exitCode = await showOutcome(ran.outcome, json);
      if (ran.unwritten !== undefined) throw ran.unwritten;
    });
  }
  try {
    // Completion is asked for by a shell, and rarely: its library stays out of every other call.
    if (argv[0] === 'complete') (await import('@bomb.sh/tab/commander')).default(program);
    await program.parseAsync(withSwitchValues(argv, commands), { from: 'user' });
    return exitCode;
  } catch (error) {
    return report(error, ports.log);
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

function report(error: unknown, log: Ports['log']): number {
  if (isCommanderError(error)) return error.exitCode === 0 ? ExitCode.ok : ExitCode.usage;
  const failure = failureOf(error, log);
  showFailure(failure);
  return failure.exitCode;
}

/** Says itself what became of the work, such as of jobs that go on. */
function isCancelled(error: unknown): boolean {
  return error instanceof UserError && error.exitCode === ExitCode.cancelled;
}

/** Commander has printed its own message by the time it throws. */
function isCommanderError(error: unknown): error is { exitCode: number } {
  return error instanceof Error && 'code' in error && String(error.code).startsWith('commander.');
}
