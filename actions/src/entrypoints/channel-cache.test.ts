import { startResultsService } from 'actions-testbed';
import { afterEach, describe, expect, it, onTestFinished, vi } from 'vitest';
import { keyOfWeek, withChannelCache } from './channel-cache.ts';
import { temporaryRoot } from '../../../tests/support/repositories/temporary-root.ts';

describe('keyOfWeek', () => {
  it('changes once a week', () => {
    const keys = ['2026-11-19', '2026-11-25', '2026-11-26'].map((day) => keyOfWeek(new Date(day)));
    expect(keys[1]).toBe(keys[0]);
    expect(keys[2]).not.toBe(keys[0]);
  });
});

afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllEnvs();
  vi.restoreAllMocks();
});

const work = () => Promise.resolve('done');

describe('withChannelCache', () => {
  it('does the work without a cache service, and although the service is broken', async () => {
    const { ports, path, write } = await temporaryRoot();
    expect(await withChannelCache(path('cache'), ports, work)).toBe('done');
    // The library asks again and again, seconds apart: its pauses pass at once here.
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] }).setTimerTickMode('nextTimerAsync');
    const printed: string[] = [];
    vi.spyOn(process.stdout, 'write').mockImplementation((text) => printed.push(String(text)) > 0);
    const job = {
      ACTIONS_RESULTS_URL: 'http://127.0.0.1:9/',
      ACTIONS_CACHE_SERVICE_V2: 'true',
      ACTIONS_RUNTIME_TOKEN: 'token',
      RUNNER_TEMP: path('.'),
    };
    for (const [name, value] of Object.entries(job)) vi.stubEnv(name, value);
    await write({ 'cache/channel': 'records' });
    const broken = { ...ports, env: job };
    expect(await withChannelCache(path('cache'), broken, work)).toBe('done');
    expect(printed.join('')).toMatch(/Failed to restore: .*ECONNREFUSED[^]*Failed to save: /);
  });

  it('gives a service up that does not answer, says so once, and asks no more', async () => {
    const service = await startResultsService();
    onTestFinished(() => service.close());
    service.fail({ of: 'calls', delayMs: 3_600_000 });
    const printed: string[] = [];
    vi.spyOn(process.stdout, 'write').mockImplementation((text) => printed.push(String(text)) > 0);
    const { ports, path, lines } = await temporaryRoot();
    const env = { ...service.variables(), RUNNER_TEMP: path('.') };
    for (const [name, value] of Object.entries(env)) vi.stubEnv(name, value);
    expect(await withChannelCache(path('cache'), { ...ports, env }, work, 300)).toBe('done');
    expect(lines).toEqual([
      'the channels were not taken from the cache: the service took more than 0.3 seconds',
    ]);
    expect(service.requests).toEqual(['CacheService/GetCacheEntryDownloadURL']);
    // The call that was given up ends with the service, and the library says so.
    await service.close();
    await vi.waitFor(() => expect(printed.join('')).toContain('Failed to restore'));
  });
});
