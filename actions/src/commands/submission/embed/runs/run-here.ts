import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import type { RunOptions, RunResult } from '../../../../container/run.ts';
import { idle, type Stall } from '../../../../container/running/stalled.ts';

const EVERY_MS = 1000;

/**
 * Runs a program in the container that this one runs in, as `runContainer` does in one of its own: it is killed
 * with all processes of its group at its end, at the deadline, when it is idle for too long, and when the kernel has
 * killed a process of this container for memory.
 *
 * @throws the signal's reason once it is aborted
 */
export async function runHere(
  [program = '', ...args]: readonly string[],
  { signal, deadlineSeconds, idleSeconds, onOutput }: RunOptions,
): Promise<RunResult> {
  signal.throwIfAborted();
  const started = performance.now();
  const killedBefore = (await oomKills()) ?? 0;
  const child = spawn(program, args, { detached: true, stdio: ['ignore', 'pipe', 'pipe'] });
  let printedAt = started;
  for (const name of ['stdout', 'stderr'] as const) {
    child[name].on('data', (chunk: Buffer) => {
      printedAt = performance.now();
      onOutput?.(chunk, name);
    });
  }
  const over = new AbortController();
  const both = AbortSignal.any([signal, over.signal]);
  let end: Stall | 'late' | undefined;
  const ends: Promise<Stall | 'late'>[] = [outOfMemory(killedBefore, both)];
  if (deadlineSeconds !== undefined) ends.push(late(deadlineSeconds, both));
  if (idleSeconds !== undefined) {
    ends.push(idle(processorMs, { idleSeconds, printedAt: () => printedAt }, both));
  }
  const watch = Promise.race(ends)
    .then((why) => (end = why))
    .catch(() => undefined) // It is over, or is to end.
    .finally(() => killGroup(child.pid));
  const gone = once(child, 'exit') as Promise<[number | null, NodeJS.Signals | null]>;
  const printed = once(child, 'close').catch(() => undefined); // `gone` says why it could not start.
  try {
    const [code] = await gone;
    over.abort();
    // What it has left holds its output open.
    await watch;
    await printed;
    signal.throwIfAborted();
    return {
      exitCode: code ?? 137,
      oomKilled: ((await oomKills()) ?? 0) > killedBefore,
      timedOut: end === 'late',
      stall: end === 'late' ? undefined : end,
      seconds: (performance.now() - started) / 1000,
    };
  } finally {
    over.abort();
  }
}

function killGroup(pid: number | undefined): void {
  try {
    if (pid !== undefined) process.kill(-pid, 'SIGKILL');
  } catch {
    // None of it is left.
  }
}

async function late(seconds: number, signal: AbortSignal): Promise<'late'> {
  const deadline = performance.now() + seconds * 1000;
  while (performance.now() < deadline) {
    await sleep(Math.min(EVERY_MS, deadline - performance.now()), undefined, { signal });
  }
  return 'late';
}

async function outOfMemory(before: number, signal: AbortSignal): Promise<Stall> {
  while (((await oomKills()) ?? 0) <= before) await sleep(EVERY_MS, undefined, { signal });
  return 'out of memory';
}

/** Processes of this container that the kernel has killed for memory: cgroup v2's file, then v1's. */
async function oomKills(): Promise<number | undefined> {
  const text = await firstOf(['memory.events', 'memory/memory.oom_control']);
  const count = /^oom_kill (\d+)$/m.exec(text ?? '')?.[1];
  return count === undefined ? undefined : Number(count);
}

/** Processor time of all of this container's processes so far. */
async function processorMs(): Promise<number | undefined> {
  const text = await firstOf(['cpu.stat', 'cpuacct/cpuacct.usage']);
  const micro = /^usage_usec (\d+)$/m.exec(text ?? '')?.[1];
  if (micro !== undefined) return Number(micro) / 1e3;
  const nano = /^\d+$/.exec(text?.trim() ?? '')?.[0];
  return nano === undefined ? undefined : Number(nano) / 1e6;
}

async function firstOf(files: readonly string[]): Promise<string | undefined> {
  for (const file of files) {
    const text = await readFile(`/sys/fs/cgroup/${file}`, 'utf8').catch(() => undefined);
    if (text !== undefined) return text;
  }
  return undefined;
}
