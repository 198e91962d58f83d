import { Readable } from 'node:stream';
import { pack } from 'tar-stream';
import { describe, expect, it, onTestFinished } from 'vitest';
import { pull } from '../../actions/src/commands/images/pull/pull.ts';
import { connect } from '../../actions/src/container/connect.ts';
import { ensureBase } from '../../actions/src/image/build/base.ts';
import { readEvents } from '../../actions/src/image/transfer/engine-stream.ts';
import { pullImage } from '../../actions/src/image/transfer/pull.ts';
import {
  type Fault,
  type FaultyProxy,
  type Seen,
  startFaultyProxy,
} from '../harness/http/faults.ts';
import { startRegistry } from '../harness/registry/registry.ts';
import { noise } from '../harness/registry/tiny-images.ts';
import { removeImages } from '../support/images/remove-images.ts';
import { isSoak } from '../support/soak.ts';
import { repositoryPorts } from '../support/repositories/repository-ports.ts';

const portsWith = (registry: string) => {
  const ports = repositoryPorts();
  return {
    ...ports,
    env: { ...ports.env, VSC_REGISTRY: registry, VSC_REPOSITORY: 'team/runtime' },
  };
};

/** A registry with an image of one layer of `bytes`, which the engine has not; and a proxy before it. */
async function withImage(bytes: number) {
  const engine = await connect(process.env);
  const { docker } = engine;
  const registry = await startRegistry({ inMemory: true });
  onTestFinished(() => registry.close());
  const proxy = await startFaultyProxy(registry.host);
  onTestFinished(() => proxy.close());
  const name = `${proxy.host}/team/runtime`;
  const remove = () => removeImages(engine, [`${name}:cpu-latest`]);
  onTestFinished(remove);
  const archive = pack();
  archive.entry({ name: 'hello' }, noise(bytes));
  archive.finalize();
  const imported = await docker.importImage(Readable.from(archive), {
    repo: name,
    tag: 'cpu-latest',
  });
  await readEvents(imported, () => undefined);
  const pushed = await docker.getImage(`${name}:cpu-latest`).push({ authconfig: {} });
  await readEvents(pushed, () => undefined);
  const [pinned = ''] = (await docker.getImage(`${name}:cpu-latest`).inspect()).RepoDigests;
  await remove();
  proxy.seen.length = 0;
  return { proxy, name, digest: pinned.split('@')[1] };
}

describe('the base of a build', () => {
  it("is pulled from Docker Hub's mirror, by its digest, and keeps its name", async () => {
    const { proxy, name, digest } = await withImage(1000);
    const engine = await connect(process.env);
    const reference = `docker.io/runtime:cpu-latest@${digest}`;
    const ports = repositoryPorts();
    const env = { ...ports.env, VSC_HUB_MIRROR: `${proxy.host}/team` };
    const dockerfile = `ARG DEBIAN_BASE=${reference}\n`;
    const base = { from: `${name}:cpu-latest@${digest}`, name: reference };
    onTestFinished(() => void engine.docker.getImage(`${name}@${digest}`).remove());
    expect(await ensureBase(engine, dockerfile, 'amd64', { ...ports, env })).toEqual(base);
    expect(proxy.seen.map((one) => one.path)).toContain(`/v2/team/runtime/manifests/${digest}`);
    // Without the mirror in reach: it is here.
    await proxy.close();
    expect(await ensureBase(engine, dockerfile, 'amd64', { ...ports, env })).toEqual(base);
  });
});

describe('pull', () => {
  it('gets the image from a registry, and says whether it is a new one', async () => {
    const { proxy: registry, name } = await withImage(1000);
    const ports = portsWith(registry.host);
    const first = await pull({ variant: 'cpu' }, ports);
    expect(first).toMatchObject({ reference: `${name}:cpu-latest`, changed: true });
    expect(await pull({ variant: 'cpu' }, ports)).toEqual({ ...first, changed: false });
    await expect(pull({ variant: 'gpu' }, ports)).rejects.toThrow(
      /gpu-latest cannot be pulled: .*not/,
    );
  });

  it('says that the registry cannot be reached, and what to do instead', async () => {
    await expect(pull({ variant: 'gpu' }, portsWith('127.0.0.1:1'))).rejects.toMatchObject({
      name: 'SurroundingsError',
      exitCode: 3,
      message: '127.0.0.1:1/team/runtime:gpu-latest cannot be pulled: connection refused',
      next: expect.stringContaining('environment/competition.yml'),
    });
  });

  it('says that a variant is not published', async () => {
    await expect(pull({ variant: 'lite' }, portsWith('127.0.0.1:1'))).rejects.toMatchObject({
      message: 'there is no official lite image',
    });
  });
});

const isLayer = ({ path, method }: Seen) => method === 'GET' && path.includes('/blobs/sha256:');

/** Breaks the first answer with the layer; the configuration is too small to be broken. */
function breakLayer(proxy: FaultyProxy, fault: Fault): void {
  const asked = new Set<string>();
  proxy.fault = (request) => {
    if (!isLayer(request) || asked.has(request.path)) return 'pass';
    asked.add(request.path);
    return fault;
  };
}

describe('a pull from a registry that fails', () => {
  it('is waited for', async () => {
    const { proxy } = await withImage(4_000_000);
    breakLayer(proxy, { after: 2_000_000, stallMs: 1000 });
    expect(await pull({ variant: 'cpu' }, portsWith(proxy.host))).toMatchObject({ changed: true });
  });

  it('is tried again after silence, and says so', async () => {
    const { proxy, name } = await withImage(4_000_000);
    breakLayer(proxy, { after: 2_000_000, stallMs: 60_000 });
    const engine = await connect(process.env);
    const options = { signal: new AbortController().signal, stallMs: 500 };
    const failure = await pullImage(engine, `${name}:cpu-latest`, options).catch(
      (error: unknown) => error,
    );
    expect(failure).toMatchObject({ message: 'no answer within 0.5 s', mayPass: true });
    expect(await pull({ variant: 'cpu' }, portsWith(proxy.host))).toMatchObject({ changed: true });
  });

  it('tries again what the engine does not: the manifest', async () => {
    const { proxy } = await withImage(1000);
    let failed = 0;
    proxy.fault = ({ path }) =>
      path.includes('/manifests/') && (failed += 1) === 1 ? { status: 503 } : 'pass';
    const ports = portsWith(proxy.host);
    expect(await pull({ variant: 'cpu' }, ports)).toMatchObject({ changed: true });
    expect(failed).toBeGreaterThan(1);
  });

  it('takes no layer with another content', async () => {
    const { proxy } = await withImage(50_000);
    const spoiled = await startFaultyProxy(proxy.host);
    onTestFinished(() => spoiled.close());
    // The configuration in place of the layer: both are there, under their digests.
    let config = '';
    spoiled.rewrite = (path) => {
      if (!path.includes('/blobs/')) return path;
      config ||= path;
      return config;
    };
    await expect(pull({ variant: 'cpu' }, portsWith(spoiled.host))).rejects.toThrow(
      /cpu-latest cannot be pulled: .*(?:verification|digest|unexpected)/,
    );
  });

  it.runIf(isSoak()).each<[string, Fault, number]>([
    ['a stall of 20 s', { after: 2_000_000, stallMs: 20_000 }, 2],
    ['a stall of 90 s', { after: 2_000_000, stallMs: 90_000 }, 2],
    ['a reset inside a layer', { after: 2_000_000, reset: true }, 3],
  ])('survives %s', async (_, fault, requests) => {
    const { proxy } = await withImage(4_000_000);
    breakLayer(proxy, fault);
    expect(await pull({ variant: 'cpu' }, portsWith(proxy.host))).toMatchObject({ changed: true });
    expect(proxy.seen.filter(isLayer)).toHaveLength(requests);
  });
});
