import type { Engine } from '../../container/connect.ts';
import type { Platform } from '../../environment/settings/competition.ts';
import { UserError } from '../../errors.ts';

/** What a run may use. */
export interface RunLimits {
  /** For main.py. */
  readonly timeSeconds: number;
  readonly memoryBytes: number;
  /** Space in /code_execution; it is memory, and counts as such. */
  readonly scratchBytes: number;
  readonly cpus: number;
}

/** What the user asked for; the rest is open. */
export type LimitWish = { readonly [K in keyof RunLimits]?: RunLimits[K] | undefined };

const GIB = 2 ** 30;
const MIB = 2 ** 20;
/** A short time limit would only punish small data sets for the time it takes to load a model. */
const SHORTEST_DEFAULT_SECONDS = 600;

/**
 * Fills in what the user left open: the platform's time for this data set (at least 10 minutes), its
 * processors or as many as there are, 80 % of the engine's memory, and half of that, at most
 * 16 GiB, for files.
 *
 * @throws UserError for a limit that the engine cannot give.
 */
export function runLimits(
  wish: LimitWish,
  engine: Pick<Engine, 'memoryBytes' | 'cpus'>,
  queryVideos: number,
  platform: Platform,
): RunLimits {
  const memoryBytes = wish.memoryBytes ?? Math.floor(engine.memoryBytes * 0.8);
  const limits: RunLimits = {
    timeSeconds: wish.timeSeconds ?? defaultSeconds(queryVideos, platform),
    memoryBytes,
    scratchBytes: wish.scratchBytes ?? Math.floor(Math.min(memoryBytes / 2, 16 * GIB)),
    cpus: wish.cpus ?? Math.min(platform.cpus, engine.cpus),
  };
  if (limits.cpus > engine.cpus) {
    throw new UserError(`CPUS=${limits.cpus}, but the engine has ${engine.cpus}`, {
      next: `set CPUS to at most ${engine.cpus}, or leave it out`,
    });
  }
  const gib = (bytes: number) => `${(bytes / GIB).toFixed(1)} GiB`;
  if (limits.memoryBytes > engine.memoryBytes) {
    const message = `MEMORY_LIMIT is ${gib(limits.memoryBytes)}, but the engine has ${gib(engine.memoryBytes)}`;
    throw new UserError(message, { next: 'set a smaller MEMORY_LIMIT, or leave it out' });
  }
  if (limits.memoryBytes < 64 * MIB || limits.scratchBytes < MIB) {
    throw new UserError('MEMORY_LIMIT must be at least 64m, and SCRATCH_LIMIT at least 1m', {
      next: 'for example: make test-submission MEMORY_LIMIT=8g SCRATCH_LIMIT=4g',
    });
  }
  return limits;
}

function defaultSeconds(queryVideos: number, { subset, seconds_per_video }: Platform): number {
  const there = Math.ceil(queryVideos * subset) * seconds_per_video;
  return Math.max(Math.ceil(there), SHORTEST_DEFAULT_SECONDS);
}
