import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { setTimeout as sleep } from 'node:timers/promises';

/** A program to run as one step. */
export interface Program {
  readonly command: string;
  readonly args: readonly string[];
  readonly cwd: string;
  readonly env: Readonly<Record<string, string>>;
}

/** How long the runner waits after SIGINT; after SIGTERM, a third of it (from its source). */
const GRACE_MS = 7500;

/**
 * Runs a program in a process group of its own and passes on its lines. When the signal aborts, the group
 * gets SIGINT, then SIGTERM, then SIGKILL. Returns the exit code.
 */
export async function runProgram(
  { command, args, cwd, env }: Program,
  onLine: (line: string) => void,
  signal: AbortSignal,
  graceMs = GRACE_MS,
): Promise<number> {
  const child = spawn(command, args, {
    cwd,
    env,
    detached: true,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const { pid } = child;
  const ended = Promise.withResolvers<void>();
  const stop = () => void end(pid, ended.promise, graceMs);
  if (pid !== undefined) signal.addEventListener('abort', stop, { once: true });
  try {
    const closed = once(child, 'close') as Promise<[number | null]>;
    createInterface({ input: child.stdout }).on('line', onLine);
    createInterface({ input: child.stderr }).on('line', onLine);
    if (signal.aborted) stop();
    const [code] = await closed;
    return code ?? 1;
  } finally {
    ended.resolve();
    signal.removeEventListener('abort', stop);
  }
}

async function end(pid: number | undefined, ended: Promise<void>, graceMs: number): Promise<void> {
  if (pid === undefined) return;
  for (const [signal, wait] of [
    ['SIGINT', graceMs],
    ['SIGTERM', graceMs / 3],
    ['SIGKILL', 0],
  ] as const) {
    try {
      process.kill(-pid, signal);
    } catch {
      return; // It is gone already.
    }
    const timer = new AbortController();
    const late = sleep(wait, 'late', { signal: timer.signal }).catch(() => 'stopped');
    const first = await Promise.race([late, ended.then(() => 'ended')]);
    timer.abort();
    if (first === 'ended') return;
  }
}
