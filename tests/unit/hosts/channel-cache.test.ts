import { describe, expect, it } from 'vitest';
import { keyOfWeek, withChannelCache } from '../../../actions/src/hosts/channel-cache.ts';
import { temporaryRoot } from '../../support/temporary-root.ts';

describe('keyOfWeek', () => {
  it('changes once a week', () => {
    const keys = ['2026-11-19', '2026-11-25', '2026-11-26'].map((day) => keyOfWeek(new Date(day)));
    expect(keys[1]).toBe(keys[0]);
    expect(keys[2]).not.toBe(keys[0]);
  });
});

const work = () => Promise.resolve('done');

describe('withChannelCache', () => {
  it('does the work without a cache service, and although the service is broken', async () => {
    const { ports, path } = await temporaryRoot();
    expect(await withChannelCache(path('cache'), ports, work)).toBe('done');
    const broken = { ...ports, env: { ACTIONS_RESULTS_URL: 'http://127.0.0.1:9/' } };
    expect(await withChannelCache(path('cache'), broken, work)).toBe('done');
  });
});
