import { mkdtemp, readdir, readFile, rm, utimes, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { Fetcher } from '../../../../actions/src/environment/channel/fetcher.ts';
import { type ChannelServer, serveChannels } from '../../../channels/serve-channels.ts';

const broken = (): never => {
  throw new Error('no JSON');
};
const text = (bytes: Uint8Array) => Buffer.from(bytes).toString();
let folder = '';
let server: ChannelServer;
const files = new Map<string, Buffer>();

beforeEach(async () => {
  folder = await mkdtemp(path.join(os.tmpdir(), 'vsc-cache-'));
  files.clear();
  files.set('a', Buffer.from('first'));
  server = await serveChannels({ x: files });
});
afterEach(async () => {
  await server.close();
  await rm(folder, { recursive: true });
});

/** As a run of its own would have it: nothing is shared but the folder. */
function fetcher(): Fetcher {
  return new Fetcher({
    cacheFolder: folder,
    deadlineMs: 60_000,
    signal: new AbortController().signal,
    patience: { attempts: 2, firstDelayMs: 5, maxDelayMs: 5, idleMs: 20_000 },
  });
}

const get = (options?: { immutable?: boolean }) =>
  fetcher().get(`${server.base}x/a`, text, options);
const statuses = () => server.requests.map(({ status }) => status);

describe('Fetcher', () => {
  it('asks again with the ETag, and takes a change', async () => {
    expect(await get()).toBe('first');
    expect(await get()).toBe('first');
    files.set('a', Buffer.from('second'));
    expect(await get()).toBe('second');
    expect(statuses()).toEqual([200, 304, 200]);
  });

  it('does not ask again for what an address names by its content', async () => {
    await get({ immutable: true });
    expect(await get({ immutable: true })).toBe('first');
    expect(statuses()).toEqual([200]);
  });

  it('fetches anew what was damaged in the folder', async () => {
    await get();
    const [kept = ''] = await readdir(folder);
    const bytes = await readFile(path.join(folder, kept));
    await writeFile(path.join(folder, kept), bytes.subarray(0, -2));
    expect(await get()).toBe('first');
    expect(statuses()).toEqual([200, 200]);
  });

  it('does not keep what could not be read, and says so', async () => {
    await expect(fetcher().get(`${server.base}x/a`, broken)).rejects.toMatchObject({
      name: 'Unavailable',
      reason: 'the file is damaged (no JSON)',
      attempts: 2,
    });
    expect(await readdir(folder)).toEqual([]);
  });

  it('throws away what was not used for a month, and keeps the rest', async () => {
    await get();
    files.set('b', Buffer.from('other'));
    await fetcher().get(`${server.base}x/b`, text);
    const [old = '', recent = ''] = await readdir(folder);
    const month = new Date(Date.now() - 31 * 24 * 3600 * 1000);
    await utimes(path.join(folder, old), month, month);
    await fetcher().tidy();
    expect(await readdir(folder)).toEqual([recent]);
  });

  it('works where the folder can’t be made', async () => {
    const blocked = path.join(folder, 'file');
    await writeFile(blocked, '');
    const options = { deadlineMs: 60_000, signal: new AbortController().signal };
    const other = new Fetcher({ ...options, cacheFolder: path.join(blocked, 'below') });
    expect(await other.get(`${server.base}x/a`, text)).toBe('first');
  });

  it('tells what is not there from what can’t be had', async () => {
    expect(await fetcher().get(`${server.base}x/nothing`, text)).toBeUndefined();
    await server.close();
    await expect(fetcher().get(`${server.base}x/b`, text)).rejects.toMatchObject({
      reason: 'the connection was refused',
    });
    server = await serveChannels({});
  });

  it('has few requests under way at a time', async () => {
    for (let n = 0; n < 60; n++) files.set(`${n}`, Buffer.from(String(n)));
    let most = 0;
    let now = 0;
    server.faults = () => {
      most = Math.max(most, ++now);
      setTimeout(() => (now -= 1), 5);
      return undefined;
    };
    const one = fetcher();
    const all = Array.from({ length: 60 }, (_, n) => one.get(`${server.base}x/${n}`, text));
    expect(await Promise.all(all)).toHaveLength(60);
    expect(most).toBeLessThanOrEqual(40);
  });
});
