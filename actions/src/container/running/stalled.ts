import type Docker from 'dockerode';
import { once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Engine } from '../connect.ts';

/** Why nothing more is expected of a container that has not ended. */
export type Stall = 'idle' | 'out of memory';

export interface IdleBound {
  /** So long a container may neither compute nor print. */
  readonly idleSeconds: number;
  /** When it has printed something last, as `performance.now()` gives it. */
  readonly printedAt: () => number;
}

/** A container that uses less of one processor does nothing. */
const IDLE_SHARE = 0.01;
const LONGEST_POLL_SECONDS = 5;

/**
 * Watches a container that runs, and resolves when the kernel has killed a process of it for memory, whose parent
 * may wait for it without end, or when it is idle for too long. What the engine does not say counts as work.
 *
 * @throws the signal's reason
 */
export async function stalled(
  { docker }: Pick<Engine, 'docker'>,
  container: Docker.Container,
  bound: IdleBound,
  signal: AbortSignal,
): Promise<Stall> {
  return await Promise.race([
    outOfMemory(docker, container.id, signal),
    idle(() => processorMs(container), bound, signal),
  ]);
}

/** Podman has no such event: there the container is idle, or ends. */
async function outOfMemory(docker: Docker, id: string, signal: AbortSignal): Promise<Stall> {
  const filters = { container: [id], event: ['oom'] };
  try {
    const events = await docker.getEvents({ filters, abortSignal: signal });
    // It breaks off when the watch is over.
    events.on('error', () => undefined);
    await once(events, 'data', { signal });
    return 'out of memory';
  } catch {
    // The engine has hung up, or it is over.
    return await new Promise(() => undefined);
  }
}

/**
 * Resolves when what `usedMs` counts is idle for too long.
 *
 * @param usedMs processor time so far, in milliseconds; undefined counts as work
 * @throws the signal's reason
 */
export async function idle(
  usedMs: () => Promise<number | undefined>,
  { idleSeconds, printedAt }: IdleBound,
  signal: AbortSignal,
): Promise<'idle'> {
  const every = Math.min(LONGEST_POLL_SECONDS, idleSeconds / 4) * 1000;
  let last = { at: performance.now(), used: 0 };
  let active = last.at;
  for (;;) {
    await sleep(every, undefined, { signal });
    const used = await usedMs();
    const now = performance.now();
    const computes = used === undefined || used - last.used > IDLE_SHARE * (now - last.at);
    if (computes || printedAt() > last.at) active = now;
    last = { at: now, used: used ?? last.used };
    if (now - active > idleSeconds * 1000) return 'idle';
  }
}

/** Processor time of all of a container's processes so far; undefined if the engine does not say. */
async function processorMs(container: Docker.Container): Promise<number | undefined> {
  const stats = await container.stats({ stream: false, 'one-shot': true }).catch(() => undefined);
  const nanoseconds = stats?.cpu_stats?.cpu_usage?.total_usage;
  return typeof nanoseconds === 'number' ? nanoseconds / 1e6 : undefined;
}
