import { messageOf } from '../errors.ts';
import type { Ports } from '../ports.ts';

/**
 * Does work between restoring a folder of channel data from the workflow's cache and saving it there.
 * What is restored is revalidated by ETag, so an old state is as good as a new one, only slower. A
 * cache that fails is no fault of the work.
 */
export async function withChannelCache<T>(
  folder: string,
  { log, env }: Ports,
  work: () => Promise<T>,
): Promise<T> {
  if (env['ACTIONS_RESULTS_URL'] === undefined) return work();
  // Loaded only where there is a cache service: it takes longer to load than the checks take.
  const cache = await import('@actions/cache');
  const key = keyOfWeek(new Date());
  let restored: string | undefined;
  try {
    restored = await cache.restoreCache([folder], key, ['channels-v1-']);
  } catch (error) {
    log.info(`no cache of the channels: ${messageOf(error)}`);
  }
  const result = await work();
  try {
    if (restored !== key) await cache.saveCache([folder], key);
  } catch (error) {
    log.info(`the channels were not cached: ${messageOf(error)}`);
  }
  return result;
}

/** A new entry each week; entries of the cache cannot be changed. */
export function keyOfWeek(date: Date): string {
  return `channels-v1-${Math.floor(date.getTime() / (7 * 24 * 3_600_000))}`;
}
