import { setTimeout as sleep } from 'node:timers/promises';
import { messageOf } from '../errors.ts';
import { jobLibrary } from '../github/job-library.ts';
import type { Ports } from '../ports.ts';
import { commandGate } from './command-gate.ts';

/** How long the service may take to give, and again to take: all that it saves is some downloads. */
const PATIENCE_MS = 10_000;

/**
 * Does work between restoring a folder of channel data from the workflow's cache and saving it there.
 * What is restored is revalidated by ETag and checked by its sum, so an old state is as good as a new
 * one, only slower, and one that arrives in the middle does no harm. A cache that fails, or doesn't
 * answer, is not a fault of the work: a warning says so. A call that was given up is not ended by it.
 */
export async function withChannelCache<T>(
  folder: string,
  { log, env }: Pick<Ports, 'env'> & { readonly log: Pick<Ports['log'], 'warn'> },
  work: () => Promise<T>,
  patienceMs = PATIENCE_MS,
): Promise<T> {
  if (env['ACTIONS_RESULTS_URL'] === undefined) return work();
  const cache = await jobLibrary(() => import('@actions/cache'));
  const key = keyOfWeek(new Date());
  let answers = true;
  const attempt = async (what: string, call: () => Promise<unknown>) => {
    try {
      // The library tells the runner by itself what goes wrong.
      return await commandGate.opened(() => within(patienceMs, call()));
    } catch (error) {
      answers = false;
      log.warn(`the channels were not ${what} the cache: ${messageOf(error)}`);
      return undefined;
    }
  };
  const restored = await attempt('taken from', () =>
    cache.restoreCache([folder], key, ['channels-v1-']),
  );
  const result = await work();
  if (answers && restored !== key) await attempt('put into', () => cache.saveCache([folder], key));
  return result;
}

async function within<T>(milliseconds: number, call: Promise<T>): Promise<T> {
  const ended = new AbortController();
  const late = sleep(milliseconds, undefined, { signal: ended.signal }).then(() => {
    throw new Error(`the service took more than ${milliseconds / 1000} seconds`);
  });
  return Promise.race([call, late]).finally(() => ended.abort());
}

/** A new entry each week; entries of the cache cannot be changed. */
export function keyOfWeek(date: Date): string {
  return `channels-v1-${Math.floor(date.getTime() / (7 * 24 * 3_600_000))}`;
}
