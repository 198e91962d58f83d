import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { billOfMaterials } from '../../actions/src/image/contents/bill-of-materials.ts';
import type { InstalledPackage } from '../../actions/src/image/contents/inventory.ts';
import type { Registry } from '../../actions/src/registry/client/client.ts';
import { BILL_TYPE } from '../../actions/src/registry/promotion/image-packages.ts';
import { readReleases } from '../../actions/src/registry/ledger/ledger.ts';
import {
  foresee,
  liftHold,
  promote,
  rollBack,
} from '../../actions/src/registry/promotion/promote.ts';
import { attach } from '../../actions/src/registry/client/referrers.ts';
import { rebuildTag } from '../../actions/src/registry/client/settings.ts';
import {
  candidate,
  commitId,
  numberedHistory,
  promotionAt,
} from '../harness/registry/promotion.ts';
import { startRegistry, type TestRegistry } from '../harness/registry/registry.ts';
import { putTestImage } from '../harness/registry/test-image.ts';

let server: TestRegistry;
let repositories = 0;
beforeAll(async () => {
  server = await startRegistry({ inMemory: true });
});
afterAll(() => server.close());

const deb = (name: string, version: string): InstalledPackage => ({
  kind: 'apt',
  name,
  version,
  size: 1,
  source: '',
});
const numpy: InstalledPackage = {
  ...deb('numpy', '1.23.4'),
  kind: 'conda',
  qualifiers: { build: 'py39_0' },
};
const OLD = [deb('libssl3', '3.0.14-1'), numpy];
const NEW = [
  deb('libssl3', '3.0.17-1'),
  { ...numpy, qualifiers: { build: 'py39_1' } },
  deb('tzdata', '2026a'),
];

interface Put {
  readonly inputs?: string;
  /** Undefined: nothing says what is in it. */
  readonly packages?: readonly InstalledPackage[] | undefined;
  readonly rebuilt?: boolean;
}

/** Puts the images of a commit, with what is in them, into the registry; the gpu one never changes. */
async function put(registry: Registry, position: number, { inputs = 'a', packages, rebuilt }: Put) {
  for (const variant of ['cpu', 'gpu']) {
    const inside = variant === 'gpu' && packages !== undefined ? [numpy] : packages;
    const build = JSON.stringify(inside ?? position);
    const tag = rebuilt ? { tag: rebuildTag(variant) } : {};
    const made = { build, inputs: `sha256:${inputs}`, ...tag };
    const digest = await putTestImage(registry, variant, commitId(position), made);
    if (inside === undefined) continue;
    const bill = billOfMaterials({ name: 'images', variant, id: digest }, inside, undefined);
    await attach(registry, digest, {
      mediaType: BILL_TYPE,
      bytes: Buffer.from(bill),
      title: `sbom-${variant}.cdx.json`,
    });
  }
}

/** Release 1, of commit 1, with the old packages; or nothing says what is in it. */
async function released({ bills = true } = {}) {
  const packages = bills ? OLD : undefined;
  const at = promotionAt(server.host, `test/rebuild${(repositories += 1)}`);
  await put(at.registry, 1, { packages });
  await promote(at.context, candidate(1), numberedHistory);
  const merge = (position: number) => promote(at.context, candidate(position), numberedHistory);
  const rebuild = (position: number) =>
    promote(at.context, { ...candidate(position), rebuild: true }, numberedHistory);
  const tags = async () => {
    const names = await at.registry.tags();
    return Promise.all(names.map(async (tag) => [tag, await at.registry.resolve(tag)]));
  };
  return { ...at, merge, rebuild, tags };
}

describe('a merge that changes no input', () => {
  it('makes no release, whatever newer packages its images have', async () => {
    const { registry, context, merge } = await released();
    await put(registry, 2, { packages: NEW });
    expect(await merge(2)).toMatchObject({ outcome: 'already', moved: false });
    expect(await readReleases(registry)).toHaveLength(1);
    // It is the newest commit all the same, also if it is published again with other images.
    await put(registry, 1, { inputs: 'b', packages: OLD });
    expect(await merge(1)).toMatchObject({ outcome: 'superseded' });
    await put(registry, 3, { inputs: 'b', packages: OLD });
    expect(await merge(3)).toMatchObject({ outcome: 'promoted', release: { number: 2 } });
    await rollBack(context, 1, 'it breaks');
    expect(await merge(2)).toMatchObject({ outcome: 'superseded' });
  });

  it('is "already" too if its released commit is published once more, without its cache', async () => {
    const { registry, merge } = await released();
    await put(registry, 1, { packages: NEW });
    expect(await merge(1)).toMatchObject({ outcome: 'already', release: { number: 1 } });
  });

  it('is a release if an image does not say what it was made of', async () => {
    const { registry, context } = await released();
    for (const variant of ['cpu', 'gpu']) {
      await putTestImage(registry, variant, commitId(2), { build: 'by an old version' });
    }
    const promoted = await promote(context, candidate(2), numberedHistory);
    expect(promoted).toMatchObject({ outcome: 'promoted', release: { number: 2 } });
  });
});

describe('a rebuild', () => {
  it('is a release of the very inputs, which names each package that changed', async () => {
    const { registry, context, rebuild, tags } = await released();
    await put(registry, 2, { packages: NEW, rebuilt: true });
    const before = await tags();
    const seen = await foresee(context, { ...candidate(2), rebuild: true }, numberedHistory);
    expect(seen).toMatchObject({ outcome: 'promoted', release: { number: 1 } });
    expect(await tags()).toEqual(before);
    const { outcome, release } = await rebuild(2);
    expect(outcome).toBe('promoted');
    expect(release).toMatchObject({
      number: 2,
      kind: 'publish',
      commit: commitId(2),
      reason: 'rebuilt for updates of its packages; its inputs are those of the release before',
      changes: [
        'libssl3 3.0.14-1 -> 3.0.17-1 (cpu)',
        'tzdata (none) -> 2026a (cpu)',
        'numpy 1.23.4 (py39_0) -> 1.23.4 (py39_1) (cpu)',
      ],
    });
    expect(await registry.resolve('cpu-latest')).toBe(await registry.resolve(rebuildTag('cpu')));
    // The same commit by an ordinary publish, from what it had before: nothing goes back.
    await put(registry, 2, { packages: OLD });
    expect(await promote(context, candidate(2), numberedHistory)).toMatchObject({
      outcome: 'already',
      release: { number: 2 },
    });
    expect(await rebuild(2)).toMatchObject({ outcome: 'already', release: { number: 2 } });
  });

  it('is none without a changed package, of what no release has, or before there is one', async () => {
    const { registry, rebuild } = await released();
    await put(registry, 2, { packages: OLD, rebuilt: true });
    expect(await rebuild(2)).toMatchObject({ outcome: 'already', moved: false });
    await put(registry, 2, { inputs: 'b', packages: NEW, rebuilt: true });
    expect(await rebuild(2)).toMatchObject({ outcome: 'unreleased', moved: false });
    expect(await readReleases(registry)).toHaveLength(1);
    const empty = promotionAt(server.host, `test/rebuild${(repositories += 1)}`);
    await put(empty.registry, 1, { packages: NEW, rebuilt: true });
    const first = { ...candidate(1), rebuild: true };
    expect((await promote(empty.context, first, numberedHistory)).outcome).toBe('unreleased');
  });

  it('never goes past a hold, and goes on once it is lifted', async () => {
    const { registry, context, rebuild, tags } = await released();
    await rollBack(context, 1, 'nothing new before the finals');
    await put(registry, 1, { packages: NEW, rebuilt: true });
    const before = await tags();
    expect(await rebuild(1)).toMatchObject({ outcome: 'held', moved: false });
    expect(await tags()).toEqual(before);
    await liftHold(context, 'the finals are over');
    expect(await rebuild(1)).toMatchObject({ outcome: 'promoted', release: { number: 4 } });
  });

  it('ends if nothing says what is in an image', async () => {
    const { registry, rebuild } = await released({ bills: false });
    await put(registry, 2, { packages: NEW, rebuilt: true });
    await expect(rebuild(2)).rejects.toThrow(/the [cg]pu image sha256:.* has no bill of materials/);
    expect(await readReleases(registry)).toHaveLength(1);
  });

  it('is not taken for the images of its commit, unless they were the ones tested', async () => {
    const { registry, context, merge } = await released();
    await put(registry, 2, { inputs: 'b', packages: NEW, rebuilt: true });
    await expect(merge(2)).rejects.toThrow(/[cg]pu-\w+ is not in the registry/);
    const tested = {
      cpu: (await registry.resolve(rebuildTag('cpu'))) ?? '',
      gpu: (await registry.resolve(rebuildTag('gpu'))) ?? '',
    };
    const promoted = await promote(context, { ...candidate(2), tested }, numberedHistory);
    expect(promoted).toMatchObject({ outcome: 'promoted', release: { digests: tested } });
  });
});
