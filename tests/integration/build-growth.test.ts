import { once } from 'node:events';
import { type AddressInfo, createServer, type Server } from 'node:net';
import { beforeEach, describe, expect, it, onTestFinished } from 'vitest';
import { buildGrowth } from '../../actions/src/commands/images/build/build-growth.ts';
import { latestImage } from '../../actions/src/commands/images/latest-image.ts';
import type { Ports } from '../../actions/src/ports.ts';
import { Registry } from '../../actions/src/registry/client/client.ts';
import { recordUnpackedSize } from '../../actions/src/registry/unpacked-size.ts';
import { startFaultyProxy } from '../harness/http/faults.ts';
import { startRegistry } from '../harness/registry/registry.ts';
import { putTestImage } from '../harness/registry/test-image.ts';
import { type RecordedPorts, repositoryPorts } from '../support/repositories/repository-ports.ts';

const REPOSITORY = 'test/growth';
const MIB = 2 ** 20;
const built = { variant: 'cpu', bytes: 110 * MIB, bytesBefore: undefined } as const;
const replacing = { ...built, bytesBefore: 100 * MIB };
const overLocal = {
  against: 'the local image that it replaces',
  bytesBefore: 100 * MIB,
  share: expect.closeTo(0.1),
};

let recorded: RecordedPorts;
beforeEach(() => void (recorded = repositoryPorts()));

function portsAt(host: string): Ports {
  const env = { VSC_REGISTRY: host, VSC_REPOSITORY: REPOSITORY };
  return { ...recorded, env };
}

const hostOf = (server: Server) => `127.0.0.1:${(server.address() as AddressInfo).port}`;

/** The growth of a build, as `vsc build` asks for it. */
async function growthAt(
  host: string,
  image: { variant: 'lite' | 'cpu' | 'gpu'; bytes: number; bytesBefore: number | undefined },
) {
  const ports = portsAt(host);
  return buildGrowth(image, await latestImage(image.variant, ports), ports);
}

/** A registry that has a latest cpu image, and perhaps says how big that is. */
async function released(unpacked?: number) {
  const server = await startRegistry({ inMemory: true });
  onTestFinished(() => server.close());
  const signal = new AbortController().signal;
  const registry = new Registry({ host: server.host, repository: REPOSITORY, signal });
  const digest = await putTestImage(registry, 'cpu', '1'.repeat(40));
  const image = await registry.manifest(digest);
  if (image !== undefined) await registry.putManifest('cpu-latest', image);
  if (unpacked !== undefined) await recordUnpackedSize(registry, digest, unpacked);
  return { server, registry, digest };
}

describe('the growth of a built image', () => {
  it('is over the official image, unpacked as recorded, and not over a local one', async () => {
    const { server } = await released(88 * MIB);
    expect(await growthAt(server.host, replacing)).toEqual({
      against: `${server.host}/${REPOSITORY}:cpu-latest`,
      bytesBefore: 88 * MIB,
      share: expect.closeTo(0.25),
    });
    expect(recorded.output()).toBe('');
  });

  it('is over the size that was recorded last, and recording it again writes nothing', async () => {
    const { server, registry, digest } = await released(10 * MIB);
    const proxy = await startFaultyProxy(server.host);
    onTestFinished(() => proxy.close());
    await recordUnpackedSize(registry, digest, 100 * MIB);
    const signal = new AbortController().signal;
    const again = new Registry({ host: proxy.host, repository: REPOSITORY, signal });
    await recordUnpackedSize(again, digest, 100 * MIB);
    expect(proxy.seen.filter(({ method }) => method !== 'GET')).toEqual([]);
    const growth = await growthAt(server.host, built);
    expect(growth?.bytesBefore).toBe(100 * MIB);
  });

  it('is over the local image where the official one has no size, with a note', async () => {
    const { server } = await released();
    expect(await growthAt(server.host, replacing)).toEqual(overLocal);
    expect(recorded.output()).toMatch(/^127\S+:cpu-latest does not say how big it is unpacked\n$/);
  });

  it('is not known where there is nothing to compare with, with a note', async () => {
    const { server } = await released();
    expect(await growthAt(server.host, { ...built, variant: 'gpu' })).toBeUndefined();
    expect(recorded.output()).toMatch(/^there is no 127\S+:gpu-latest yet, to compare with/);
  });

  it('does without a registry that is away, wants a login, or stays silent, with one line', async () => {
    const away = createServer().listen(0, '127.0.0.1');
    const silent = createServer().listen(0, '127.0.0.1');
    await Promise.all([once(away, 'listening'), once(silent, 'listening')]);
    const [awayHost, silentHost] = [hostOf(away), hostOf(silent)];
    away.close();
    onTestFinished(() => void silent.close());
    const { server } = await released(1);
    const closed = await startFaultyProxy(server.host, { username: 'u', password: 'p' });
    onTestFinished(() => closed.close());
    for (const host of [awayHost, closed.host, silentHost]) {
      expect(await growthAt(host, replacing)).toEqual(overLocal);
    }
    expect(recorded.output().split('\n')).toEqual([
      expect.stringMatching(/^127\S+\/test\/growth:cpu-latest is not used: .*ECONNREFUSED \S+$/),
      expect.stringContaining('is not used: the registry asks for a login'),
      expect.stringContaining('is not used: no answer within 5 s'),
      '',
    ]);
  });

  it('asks nobody where no registry is set, or the variant is not published', async () => {
    expect(await growthAt('', replacing)).toEqual(overLocal);
    const lite = { ...replacing, variant: 'lite' } as const;
    expect(await growthAt('127.0.0.1:1', lite)).toEqual(overLocal);
    expect(recorded.output()).toBe('');
  });
});
