import type { GitRepository } from 'actions-testbed';
import { randomUUID } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { promoteImages } from '../../actions/src/commands/images/promote-images/promote-images.ts';
import {
  type PublishInputs,
  publishImage,
} from '../../actions/src/commands/images/publish-image/publish-image.ts';
import {
  diffReleases,
  releases,
  showRelease,
} from '../../actions/src/commands/images/releases/releases.ts';
import { ledgerContext } from '../../actions/src/commands/images/promotion/context.ts';
import { verifyReleases } from '../../actions/src/commands/images/releases/verify-releases.ts';
import { rollback } from '../../actions/src/commands/images/rollback/rollback.ts';
import { connect, type Engine } from '../../actions/src/container/connect.ts';
import { readEvents } from '../../actions/src/image/transfer/engine-stream.ts';
import { billOfMaterials } from '../../actions/src/image/contents/bill-of-materials.ts';
import { fileBytes } from '../../actions/src/image/contents/size.ts';
import type { Ports } from '../../actions/src/ports.ts';
import { Registry } from '../../actions/src/registry/client/client.ts';
import { fallbackReferrers } from '../../actions/src/registry/client/referrers.ts';
import { unpackedSize } from '../../actions/src/registry/unpacked-size.ts';
import { type Fault, type FaultyProxy, startFaultyProxy } from '../harness/http/faults.ts';
import { startRegistry, type TestRegistry } from '../harness/registry/registry.ts';
import { type ImageSays, noise, tinyImage } from '../harness/registry/tiny-images.ts';
import { repositoryPorts } from '../support/repositories/repository-ports.ts';
import { settingsRepository } from '../support/repositories/settings-repository.ts';

/** Attestations are a matter of attested-images.github.test.ts. */
const UNATTESTED = { attested: false, trustedRoot: undefined };

const BASE = ['base', noise(3_000_000)] as const;
const LOGIN = { username: 'publisher', password: 'secret' };

let server: TestRegistry;
let proxy: FaultyProxy;
let engine: Engine;
let repository: GitRepository;
const tags: string[] = [];
/** Of the images here, so that none of another test has it. */
const NAME = `vsc-publish-${randomUUID()}`;

beforeAll(async () => {
  server = await startRegistry({ inMemory: true });
  proxy = await startFaultyProxy(server.host, LOGIN);
  engine = await connect(process.env);
  repository = await settingsRepository();
});
afterAll(async () => {
  for (const tag of tags) await engine.docker.getImage(tag).remove({ force: true });
  await proxy.close();
  await server.close();
  await repository.remove();
});
beforeEach(() => {
  proxy.fault = () => 'pass';
  proxy.seen.length = 0;
});

/** An image of its own name, the cpu one, with layers on top of the common one. */
const image = (...layers: (readonly [string, Buffer])[]) => imageOf('cpu', layers);

async function imageOf(
  variant: string | undefined,
  layers: readonly (readonly [string, Buffer])[],
  more: Omit<ImageSays, 'variant'> = {},
): Promise<string> {
  const tag = `publish-test-${randomUUID()}:local`;
  const id = await tinyImage(engine, tag, [BASE, ...layers], { variant, ...more });
  tags.push(tag);
  return id;
}

function ports(name: string, password = LOGIN.password): Ports {
  const env = {
    ...process.env,
    VSC_IMAGE_NAME: NAME,
    VSC_REGISTRY: proxy.host,
    VSC_REPOSITORY: `test/${name}`,
    VSC_REGISTRY_LOGIN: 'password',
    VSC_REGISTRY_USER: LOGIN.username,
    VSC_REGISTRY_PASSWORD: password,
  };
  return { ...repositoryPorts(), root: repository.root, env };
}

function registryOf({ env, signal }: Ports): Registry {
  return new Registry({ host: server.host, repository: env['VSC_REPOSITORY'] ?? '', signal });
}

function publish(name: string, inputs: Partial<PublishInputs>) {
  const { image: id = '' } = inputs;
  return publishImage({ variant: 'cpu', image: id, tested: id, ...inputs }, ports(name));
}

const refused = (inputs: Partial<PublishInputs>, words: string | RegExp) =>
  expect(publish('refuse', inputs)).rejects.toThrow(words);

const bytesUp = () => proxy.seen.reduce((sum, { bytes }) => sum + bytes, 0);

describe('publishing', () => {
  it('pushes the very image that was tested, and again only what is new', async () => {
    const first = await image();
    const commit = await repository.commit('first');
    const published = await publish('again', { image: first, tested: first });
    expect(published).toMatchObject({ id: first, already: false, layersPushed: 1 });
    expect(bytesUp()).toBeGreaterThan(3_000_000);
    const stored = await registryOf(ports('again')).manifest(`cpu-${commit}`);
    expect(stored?.digest).toBe(published.digest);
    const { config } = JSON.parse(stored?.bytes.toString() ?? '') as { config: { digest: string } };
    // What an engine calls an image by is there as well, under the name that its store gives it.
    expect(engine.imageStore === 'containerd' ? stored?.digest : config.digest).toBe(first);

    const second = await image(['small', noise(20_000)]);
    await repository.commit('second');
    proxy.seen.length = 0;
    const next = await publish('again', { image: second, tested: second });
    expect(next).toMatchObject({ id: second, layersPushed: 1 });
    expect(bytesUp()).toBeGreaterThan(20_000);
    expect(bytesUp()).toBeLessThan(40_000);

    proxy.seen.length = 0;
    const twice = await publish('again', { image: second, tested: second });
    expect(twice).toMatchObject({ digest: next.digest, already: true, layersPushed: 0 });
    expect(bytesUp()).toBe(0);
  });

  it('leaves no tag of the registry on the engine', async () => {
    const id = await image();
    await repository.commit('another');
    await publish('tags', { image: id });
    const { RepoTags } = await engine.docker.getImage(id).inspect();
    expect(RepoTags.filter((tag) => tag.includes(proxy.host))).toEqual([]);
  });

  it('pushes the cache of the very layers, and none that another build left', async () => {
    const id = await image();
    await repository.commit('with a cache');
    const cached = async (from: string) => {
      await engine.docker.getImage(from).tag({ repo: NAME, tag: 'cpu-cache' });
      const name = `cache-${from.slice(7, 19)}`;
      await publish(name, { image: id });
      return registryOf(ports(name)).tags();
    };
    tags.push(`${NAME}:cpu-cache`);
    expect(await cached(id)).toContain('cpu-cache');
    expect(await cached(await image(['other', noise(1000)]))).not.toContain('cpu-cache');
  });

  it('gets over an error of the registry', async () => {
    const id = await image(['other', noise(1000)]);
    await repository.commit('with faults');
    let faults = 0;
    proxy.fault = ({ method, path: where }) => {
      if (method !== 'PUT' || !where.includes('/manifests/cpu-') || (faults += 1) > 3)
        return 'pass';
      return [{ status: 503 }, { status: 429, body: 'Too many requests' }, 'lose' as const][
        faults - 1
      ] as Fault;
    };
    expect(await publish('faults', { image: id })).toMatchObject({ id, already: false });
    // containerd's image store looks first whether the one whose answer was lost has arrived.
    expect(faults).toBe(engine.imageStore === 'containerd' ? 3 : 4);
  });

  it('attaches the bill of materials and the unpacked size to the digest', async () => {
    const id = await image();
    await repository.commit('with a bill', { 'bom.json': '{"bomFormat":"CycloneDX"}' });
    const sbom = path.join(repository.root, 'bom.json');
    const { digest } = await publish('sbom', { image: id, sbom });
    const registry = registryOf(ports('sbom'));
    const kinds = (await fallbackReferrers(registry, digest)).map((each) => each.artifactType);
    expect(kinds).toEqual([
      'application/vnd.drivendata.vsc.image-size+json',
      'application/vnd.cyclonedx+json',
    ]);
    const files = await fileBytes(engine, await engine.docker.getImage(id).inspect());
    expect(files).toBeGreaterThanOrEqual(3_000_000);
    expect(await unpackedSize(registry, digest)).toBe(files);
  });

  it('refuses what was not tested, is not there or is not published', async () => {
    const id = await image();
    const revision = await repository.commit('refusals');
    await refused({ image: id, tested: await image(['other', noise(10)]) }, 'was tested');
    await refused({ image: 'no-such-image:x' }, 'no image');
    await refused({ image: id, variant: 'lite' }, 'not a variant');
    // Of another variant, or made by who knows whom.
    await refused({ image: await imageOf('gpu', []) }, 'of the variant gpu: it is not published');
    await refused({ image: await imageOf(undefined, []) }, 'has no label of its variant');
    // Committed since, and not built.
    await repository.commit('edited', { 'runtime/run.py': 'print(2)\n' });
    const old = await imageOf('cpu', [], { revision });
    await refused({ image: old }, / was built from \w{10}; in \w{10} differ: runtime\/run\.py$/);
    expect(proxy.seen).toEqual([]);
  });

  it('says so where the login is wrong', async () => {
    const id = await image();
    await repository.commit('wrong login');
    await expect(
      publishImage({ variant: 'cpu', image: id, tested: id }, ports('login', 'wrong')),
    ).rejects.toThrow('refuses the login of publisher');
  });
});

/** Writes a bill of materials with one package of Debian. */
async function billOf(version: string): Promise<string> {
  const tree = { kind: 'apt', name: 'tree', version, size: 1, source: '' } as const;
  const file = path.join(repository.root, 'bill.json');
  await writeFile(
    file,
    billOfMaterials({ name: 'x', variant: 'cpu', id: version }, [tree], undefined),
  );
  return file;
}

describe('from a tested image to the latest tags and back', () => {
  it('makes one release of one set of inputs, until a rebuild has newer packages', async () => {
    const run = ports('rebuild');
    const registry = registryOf(run);
    const built = async (version: string, rebuild: boolean) => {
      const sbom = await billOf(version);
      const tested: Record<string, string> = {};
      for (const variant of ['cpu', 'gpu']) {
        const id = await imageOf(variant, [[`deb-${version}`, noise(100)]], {
          inputs: 'sha256:same',
        });
        const published = await publish('rebuild', {
          variant,
          image: id,
          tested: id,
          sbom,
          rebuild,
        });
        tested[variant] = published.digest;
      }
      return promoteImages({ tested, rebuild, ...UNATTESTED }, run);
    };
    await repository.commit('Start');
    const first = await built('1', false);
    expect(first).toMatchObject({ outcome: 'promoted', release: { number: 1 } });
    // The same commit on a runner without the cache of its layers; then a merge of something else.
    expect(await built('2', false)).toMatchObject({ outcome: 'already', release: { number: 1 } });
    expect(await registry.resolve('cpu-latest')).toBe(first.release?.digests['cpu']);
    const merge = await repository.commit('A page');
    expect(await built('2', false)).toMatchObject({ outcome: 'already', release: { number: 1 } });
    expect(await built('3', true)).toMatchObject({
      outcome: 'promoted',
      release: { number: 2, commit: merge, changes: ['tree 1 -> 3'] },
    });
    expect(await registry.resolve('gpu-r2')).toBe(await registry.resolve('gpu-rebuild'));
  });

  it('publishes and promotes both variants, never changes a release, and rolls back', async () => {
    const run = ports('release');
    const promoted = async (message: string, version: string) => {
      const commit = await repository.commit(message, { 'runtime/file': message });
      const sbom = await billOf(version);
      const digests: Record<string, string> = {};
      for (const variant of ['cpu', 'gpu']) {
        const id = await imageOf(variant, [[`layer-${version}`, noise(100)]]);
        digests[variant] = (
          await publish('release', { variant, image: id, tested: id, sbom })
        ).digest;
      }
      const result = await promoteImages({ tested: digests, ...UNATTESTED }, run);
      return { commit, digests, result };
    };
    const one = await promoted('Start', '1');
    const two = await promoted('Mend the entrypoint', '2');
    expect(two.result).toMatchObject({
      outcome: 'promoted',
      release: { number: 2, commit: two.commit, digests: two.digests },
    });

    const other = await image(['c', noise(100)]);
    await expect(publish('release', { image: other })).rejects.toThrow('is part of release 2');

    const back = await rollback({ release: 'release-1', reason: 'it breaks', ...UNATTESTED }, run);
    expect(back.release).toMatchObject({ number: 3, restores: 1, digests: one.digests });
    const registry = registryOf(run);
    expect(await registry.resolve('cpu-latest')).toBe(one.digests['cpu']);
    expect(await registry.resolve('gpu-latest')).toBe(one.digests['gpu']);
    const shown = await showRelease(3, run);
    expect(shown).toMatchObject({
      release: back.release,
      images: [{ attested: [] }, {}],
      latest: true,
    });
    await expect(showRelease(4, run)).rejects.toThrow('there is no release 4');
    const { images } = await diffReleases(1, 2, run);
    expect(images).toMatchObject([
      {
        variant: 'cpu',
        from: { digest: one.digests['cpu'] },
        to: { digest: two.digests['cpu'] },
        layers: { kept: 1, added: [{ size: expect.any(Number) as number }], removed: [{}] },
        packages: [{ kind: 'apt', name: 'tree', from: '1', to: '2' }],
      },
      { variant: 'gpu', packages: [{}] },
    ]);
    expect(await verifyReleases(true, await ledgerContext(run))).toEqual({
      releases: 3,
      faults: [],
      repaired: [],
    });
    await registry.putManifest('cpu-r1', await registry.manifestOf(two.digests['cpu'] ?? ''));
    const fault = 'the tag cpu-r1 is missing, or of another image than its release';
    expect(await verifyReleases(false, await ledgerContext(run))).toMatchObject({
      faults: [fault],
    });
    expect(await verifyReleases(true, await ledgerContext(run))).toEqual({
      releases: 3,
      faults: [],
      repaired: [fault],
    });
    // As docker pull does.
    const name = `${server.host}/test/release`;
    await readEvents(await engine.docker.pull(`${name}:gpu-r1`), () => {});
    tags.push(`${name}:gpu-r1`);
    const { RepoDigests } = await engine.docker.getImage(`${name}:gpu-r1`).inspect();
    expect(RepoDigests).toContain(`${name}@${one.digests['gpu']}`);
    const list = await releases(10, run);
    expect(list.map(({ number, changes }) => [number, changes[0]])).toEqual([
      [3, 'back to the images of release 1'],
      [2, 'Mend the entrypoint'],
      [1, 'the first release'],
    ]);
  });
});
