import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { UserError } from '../../actions/src/errors.ts';
import { Registry, type RegistryOptions } from '../../actions/src/registry/client/client.ts';
import { jsonBytes, MediaType } from '../../actions/src/registry/client/oci.ts';
import { type FaultyProxy, startFaultyProxy } from '../harness/http/faults.ts';
import { QUICK } from '../harness/registry/promotion.ts';
import { startRegistry, type TestRegistry } from '../harness/registry/registry.ts';

const LOGIN = { username: 'publisher', password: 'correct horse' };

let server: TestRegistry;
let proxy: FaultyProxy;
let locked: FaultyProxy;

beforeAll(async () => {
  server = await startRegistry({ inMemory: true });
  proxy = await startFaultyProxy(server.host);
  locked = await startFaultyProxy(server.host, LOGIN);
});
afterAll(async () => {
  await Promise.all([proxy.close(), locked.close()]);
  await server.close();
});
beforeEach(() => {
  proxy.fault = () => 'pass';
  proxy.seen.length = 0;
});

let repositories = 0;
function client(options: Partial<RegistryOptions> = {}): Registry {
  return new Registry({
    host: proxy.host,
    repository: `client/run${(repositories += 1)}`,
    signal: new AbortController().signal,
    retry: QUICK,
    ...options,
  });
}

async function putArtifact(registry: Registry, tag: string, content = 'content') {
  const config = await registry.putBlob(MediaType.empty, Buffer.from('{}'));
  const layer = await registry.putBlob('text/plain', Buffer.from(content));
  const mediaType = MediaType.manifest;
  const bytes = jsonBytes({ schemaVersion: 2, mediaType, config, layers: [layer] });
  const { digest } = await registry.putManifest(tag, { mediaType, bytes });
  return { digest, bytes, layer };
}

describe('the registry client', () => {
  it('writes and reads blobs, manifests and tags', async () => {
    const registry = client();
    expect(await registry.tags()).toEqual([]);
    expect(await registry.manifest('none')).toBeUndefined();
    const { digest, bytes, layer } = await putArtifact(registry, 'one');
    expect(await registry.resolve('one')).toBe(digest);
    expect((await client({ repository: registry.repository }).manifest('one'))?.bytes).toEqual(
      bytes,
    );
    expect((await registry.blob(layer.digest, 100))?.toString()).toBe('content');
    await expect(registry.blob(layer.digest, 3)).rejects.toThrow('larger than 3 bytes');
    expect(await registry.tags()).toEqual(['one']);
    expect(await registry.deleteManifest('one')).toBe(false);
    expect(await registry.deleteManifest(digest)).toBe(true);
    expect(await registry.resolve('one')).toBeUndefined();
  });

  it('uploads nothing twice', async () => {
    const registry = client();
    await putArtifact(registry, 'one');
    proxy.seen.length = 0;
    await putArtifact(client({ repository: registry.repository }), 'two');
    expect(proxy.seen.filter(({ path }) => path.includes('uploads'))).toEqual([]);
  });

  it.each([
    ['a dropped connection', 'drop'],
    ['a lost reply', 'lose'],
    ['too many requests', { status: 429, headers: { 'retry-after': '0' } }],
    ['a gateway error', { status: 502 }],
  ] as const)('gets over %s at every step', async (_, fault) => {
    for (let step = 1; step <= 12; step++) {
      const registry = client();
      proxy.seen.length = 0;
      proxy.fault = () => (proxy.seen.length === step ? fault : 'pass');
      const { digest, layer } = await putArtifact(registry, 'one');
      expect(await registry.resolve('one')).toBe(digest);
      expect((await registry.blob(layer.digest, 100))?.toString()).toBe('content');
    }
  });

  it('gives up in the end, and says what it could not do', async () => {
    proxy.fault = () => ({ status: 503 });
    const registry = client();
    const failure = await registry.resolve('one').catch((error: unknown) => error);
    expect(failure).toBeInstanceOf(UserError);
    expect((failure as UserError).message).toBe(
      `HEAD ${proxy.host}/v2/${registry.repository}/manifests/one: status 503 (6 attempts)`,
    );
    expect(proxy.seen).toHaveLength(QUICK.attempts);
  });

  it('does not accept content with another digest', async () => {
    const { digest } = await putArtifact(client({ repository: 'client/digests' }), 'one');
    const other = await putArtifact(client({ repository: 'client/digests' }), 'two', 'other');
    const swapped = await startFaultyProxy(server.host);
    swapped.rewrite = (path) => path.replace(digest, other.digest);
    const registry = client({ host: swapped.host, repository: 'client/digests' });
    await expect(registry.manifest(digest)).rejects.toThrow(`not ${digest}`);
    await swapped.close();
  });

  it('logs in for a token of each scope, and again when it has expired', async () => {
    const registry = client({ host: locked.host, credentials: LOGIN });
    const { digest } = await putArtifact(registry, 'one');
    locked.expireTokens();
    expect(await registry.resolve('one')).toBe(digest);
    expect(await registry.deleteManifest(digest)).toBe(true);
  });

  it.each([
    [undefined, 'asks for a login'],
    [{ ...LOGIN, password: 'wrong' }, 'refuses the login of publisher'],
  ])('tells a missing login from a wrong one', async (credentials, message) => {
    const registry = client({ host: locked.host, credentials });
    await expect(registry.tags()).rejects.toThrow(message);
  });

  it('says where it may not write', async () => {
    proxy.fault = ({ method }) => (method === 'POST' ? { status: 403 } : 'pass');
    await expect(putArtifact(client(), 'one')).rejects.toThrow('does not allow POST');
  });
});
