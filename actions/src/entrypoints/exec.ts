import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { SurroundingsError } from '../errors.ts';
import type { Exec, ExecResult } from '../ports.ts';

/** As timeout(1) ends. */
const TIMED_OUT = 124;

/** Of execvp(3): no folder of PATH has it, or one of them may not be looked into, or is a file. */
const MISSING = new Set(['ENOENT', 'EACCES', 'ENOTDIR']);

/** Runs programs for both entrypoints: a terminal shows what a `live` command prints as it comes. */
export const exec: Exec = async (command, args, options = {}) => {
  try {
    return await run(command, args, options);
  } catch (cause) {
    const { code = '' } = cause as NodeJS.ErrnoException;
    // A working folder that is not there gives the same code.
    const isMissing = MISSING.has(code) && existsSync(options.cwd ?? '.');
    if (!isMissing) throw cause;
    throw new SurroundingsError(`${command} is not installed`, {
      next: `install ${command}, so that it is on the PATH, and run this again`,
      cause,
    });
  }
};

/** Rejects if the program cannot be started. */
function run(
  command: string,
  args: readonly string[],
  { cwd, env, input = '', live = false, deadlineSeconds }: NonNullable<Parameters<Exec>[2]>,
): Promise<ExecResult> {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, {
      cwd,
      env: { ...process.env, ...env },
      // A process group of its own can be killed as a whole.
      detached: deadlineSeconds !== undefined,
    });
    let isLate = false;
    const kill = () => {
      isLate = true;
      try {
        process.kill(-(child.pid ?? 0), 'SIGKILL');
      } catch {
        // It has just ended.
      }
    };
    const timer = deadlineSeconds && setTimeout(kill, deadlineSeconds * 1000);
    const printed = { stdout: '', stderr: '' };
    for (const name of ['stdout', 'stderr'] as const) {
      child[name].setEncoding('utf8').on('data', (chunk: string) => {
        printed[name] += chunk;
        if (live) process[name].write(chunk);
      });
    }
    child.on('error', (error) => {
      clearTimeout(timer);
      reject(error);
    });
    child.on('close', (code) => {
      clearTimeout(timer);
      resolve({ exitCode: isLate ? TIMED_OUT : (code ?? 1), ...printed });
    });
    // It may end without having read all.
    child.stdin.on('error', () => undefined).end(input);
  });
}
