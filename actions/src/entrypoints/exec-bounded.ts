import { spawn } from 'node:child_process';
import type { ExecResult } from '../ports.ts';

/** As timeout(1) ends. */
const TIMED_OUT = 124;

interface BoundedOptions {
  readonly cwd?: string | undefined;
  readonly env?: Record<string, string> | undefined;
  readonly input?: string | undefined;
}

/**
 * Runs a program that may never end: after `seconds` it is killed with all that it has started, and its exit
 * code is 124. Rejects if it cannot be started.
 */
export function execBounded(
  command: string,
  args: readonly string[],
  { input = '', ...options }: BoundedOptions,
  seconds: number,
): Promise<ExecResult> {
  return new Promise((resolve, reject) => {
    // A process group of its own, which can be killed as a whole.
    const child = spawn(command, args, { ...options, detached: true });
    let isLate = false;
    const timer = setTimeout(() => {
      isLate = true;
      try {
        process.kill(-(child.pid ?? 0), 'SIGKILL');
      } catch {
        // It has just ended.
      }
    }, seconds * 1000);
    const printed = { stdout: '', stderr: '' };
    for (const name of ['stdout', 'stderr'] as const) {
      child[name].setEncoding('utf8').on('data', (chunk: string) => (printed[name] += chunk));
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
