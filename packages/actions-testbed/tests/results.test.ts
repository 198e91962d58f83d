import { restoreCache, saveCache } from '@actions/cache';
import { randomBytes } from 'node:crypto';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { type ResultsService, startResultsService } from '../src/results/server.ts';
import type { Claims } from '../src/results/token.ts';

let service: ResultsService;
let folder = '';
const content = randomBytes(300_000);
beforeAll(async () => {
  service = await startResultsService();
  folder = await mkdtemp(path.join(tmpdir(), 'results-'));
});
afterAll(async () => {
  await service.close();
  await rm(folder, { recursive: true });
});
afterEach(() => {
  service.fail(undefined);
  vi.unstubAllEnvs();
  vi.restoreAllMocks();
});

/** Makes this process a job whose caches are a file, and returns what @actions/cache printed. */
async function asJob(claims: Partial<Claims> = {}) {
  const printed: string[] = [];
  vi.spyOn(process.stdout, 'write').mockImplementation((text) => printed.push(String(text)) > 0);
  const temporary = path.join(folder, 'temp');
  await mkdir(path.join(folder, 'kept'), { recursive: true });
  await mkdir(temporary, { recursive: true });
  const variables = {
    ...service.variables(claims),
    RUNNER_TEMP: temporary,
    GITHUB_WORKSPACE: folder,
  };
  for (const [name, value] of Object.entries(variables)) vi.stubEnv(name, value);
  return printed;
}
const kept = () => path.join(folder, 'kept');
const file = () => path.join(kept(), 'file');
const save = async (key: string, text: string | Buffer) => {
  await writeFile(file(), text);
  return saveCache([kept()], key);
};
const restore = async (key: string, prefixes: string[] = []) => {
  await rm(file(), { force: true });
  return restoreCache([kept()], key, prefixes);
};
const main = { ref: 'refs/heads/main', write: true };
const pull = [
  { ref: 'refs/pull/1/merge', write: true },
  { ...main, write: false },
];

describe('the cache service with the real @actions/cache', () => {
  it('returns what was saved', async () => {
    await asJob();
    expect(await save('round-trip', content)).toBeGreaterThan(0);
    expect(await restore('round-trip')).toBe('round-trip');
    expect(content.equals(await readFile(file()))).toBe(true);
  });

  it('finds the newest entry that starts with a restore key, else nothing', async () => {
    await asJob();
    await save('prefix-1', 'old');
    await save('prefix-2', 'new');
    expect(await restore('prefix-3', ['prefix-'])).toBe('prefix-2');
    expect(await readFile(file(), 'utf8')).toBe('new');
    expect(await restore('prefix-3', ['other-'])).toBeUndefined();
  });

  it('never changes an entry', async () => {
    const printed = await asJob();
    await save('fixed', 'first');
    expect(await save('fixed', 'second')).toBe(-1);
    expect(printed.join('')).toContain('Unable to reserve cache with key fixed');
    await restore('fixed');
    expect(await readFile(file(), 'utf8')).toBe('first');
  });

  it("lets a pull request read main's entries, and main none of the pull request's", async () => {
    await asJob();
    await save('of-main', 'main');
    await asJob({ scopes: pull });
    expect(await restore('of-main')).toBe('of-main');
    expect(await save('of-pull', 'pull')).toBeGreaterThan(0);
    expect(await restore('of-pull')).toBe('of-pull');
    await asJob();
    expect(await restore('of-pull')).toBeUndefined();
  });

  it('accepts nothing from a job with read access only', async () => {
    await asJob({ scopes: [{ ...main, write: false }] });
    expect(await save('read-only', 'text')).toBe(-1);
    expect(await restore('read-only')).toBeUndefined();
  });

  it('can break, which @actions/cache reports as a warning', async () => {
    const printed = await asJob();
    service.fail({ of: 'calls', status: 400 });
    expect(await save('broken', 'text')).toBe(-1);
    expect(await restore('broken')).toBeUndefined();
    expect(printed.join('')).toContain('::warning::');
  });
});

/** Calls a method as a job would; `token` replaces the job's own. */
async function call(method: string, body: unknown, claims: Partial<Claims> = {}, token?: string) {
  const bearer = token ?? service.variables(claims)['ACTIONS_RUNTIME_TOKEN'];
  const reply = await fetch(`${service.url}/twirp/github.actions.results.api.v1.${method}`, {
    method: 'POST',
    headers: { authorization: `Bearer ${bearer}` },
    body: JSON.stringify(body),
  });
  return { status: reply.status, data: (await reply.json()) as Record<string, string> };
}

describe('what the service refuses', () => {
  it('tokens that it did not sign', async () => {
    const [head, claims] = (service.variables()['ACTIONS_RUNTIME_TOKEN'] ?? '').split('.');
    const reply = await call('CacheService/CreateCacheEntry', {}, {}, `${head}.${claims}.forged`);
    expect(reply.status).toBe(401);
  });

  it('methods that it does not know', async () => {
    expect((await call('CacheService/Nothing', {})).status).toBe(404);
  });

  it('blobs without a signature for the operation', async () => {
    const { data } = await call('CacheService/CreateCacheEntry', { key: 'k', version: 'v' });
    const { signed_upload_url: url = '' } = data;
    expect((await fetch(url, { method: 'PUT', body: 'x' })).status).toBe(201);
    expect((await fetch(url)).status).toBe(403);
    expect(
      (await fetch(url.replace(/sig=[^&]*/, 'sig=x'), { method: 'PUT', body: 'x' })).status,
    ).toBe(403);
  });
});
