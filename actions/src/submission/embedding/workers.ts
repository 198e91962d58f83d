import type { Engine } from '../../container/connect.ts';
import type { LimitWish } from '../run/run-limits.ts';

/** One of the containers that run main.py side by side, and its share of the machine. */
export interface Worker {
  readonly cpus: number;
  /** The very cores, such as `4-7`; undefined: any. */
  readonly cores: string | undefined;
  readonly memoryBytes: number | undefined;
  /** The one GPU of this worker; true: all that the engine has; false: none. */
  readonly gpu: number | boolean;
}

/** A container with less is of little use, unless it is asked for. */
const LEAST_MEMORY = 2 * 2 ** 30;
/** Of the engine's memory, as for every run. */
const SHARE = 0.8;

/**
 * Who describes chunks side by side: with GPUs one for each, else one for each core, as far as there is
 * memory and work. Each has cores of its own, so that a main.py that starts a process for each core that it
 * sees, and one that has a single process, both keep all of them busy.
 *
 * @param gpus how many GPUs there are to use; 'unknown' if the engine has some that this machine does not see
 */
export function planWorkers(
  engine: Pick<Engine, 'cpus' | 'memoryBytes' | 'rootless'>,
  wish: Pick<LimitWish, 'cpus' | 'memoryBytes'> & { readonly workers?: number | undefined },
  { gpus, chunks }: { readonly gpus: number | 'unknown'; readonly chunks: number },
): Worker[] {
  const cpus = wish.cpus ?? engine.cpus;
  const memory = engine.memoryBytes * SHARE;
  const room = Math.floor(memory / (wish.memoryBytes ?? LEAST_MEMORY));
  const cards = gpus === 'unknown' ? 1 : gpus;
  // A user's engine has no rights to give cores away, and threads for all cores would fight for them.
  const alone = engine.rootless && cards === 0 ? 1 : Infinity;
  const most = wish.workers ?? Math.min(cards > 0 ? cards : cpus, room, alone);
  const count = Math.max(1, Math.min(most, cpus, chunks));
  return Array.from({ length: count }, (_, nth) => {
    const [from, to] = [nth, nth + 1].map((at) => Math.floor((at * cpus) / count)) as [
      number,
      number,
    ];
    return {
      cpus: count === 1 ? cpus : to - from,
      cores: count === 1 || engine.rootless ? undefined : `${from}-${to - 1}`,
      memoryBytes: wish.memoryBytes ?? (count === 1 ? undefined : Math.floor(memory / count)),
      gpu: gpus === 'unknown' || (gpus > 0 && nth % gpus),
    };
  });
}
