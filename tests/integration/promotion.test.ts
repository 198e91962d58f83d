import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readIntent } from '../../actions/src/registry/ledger/intent.ts';
import {
  append,
  nextRelease,
  readHead,
  readReleases,
  type Release,
  releaseTag,
} from '../../actions/src/registry/ledger/ledger.ts';
import type { Registry } from '../../actions/src/registry/client/client.ts';
import { commitTag } from '../../actions/src/registry/client/settings.ts';
import { liftHold, promote, rollBack } from '../../actions/src/registry/promotion/promote.ts';
import { type FaultyProxy, startFaultyProxy } from '../harness/http/faults.ts';
import {
  candidate,
  commitId,
  latest,
  numberedHistory,
  promotionAt,
  published,
} from '../harness/registry/promotion.ts';
import { startRegistry, type TestRegistry } from '../harness/registry/registry.ts';
import { putTestImage } from '../harness/registry/test-image.ts';

let server: TestRegistry;
let proxy: FaultyProxy;
let repositories = 0;

beforeAll(async () => {
  server = await startRegistry({ inMemory: true });
  proxy = await startFaultyProxy(server.host);
});
afterAll(async () => {
  await proxy.close();
  await server.close();
});

/** Puts a tag on an image, as somebody does by hand. */
async function tagAs(registry: Registry, tag: string, digest = '') {
  await registry.putManifest(tag, await registry.manifestOf(digest));
}

function fresh() {
  proxy.fault = () => 'pass';
  proxy.seen.length = 0;
  return promotionAt(proxy.host, `test/run${(repositories += 1)}`);
}

describe('promotion', () => {
  it('moves both tags, appends to the ledger and leaves no intent', async () => {
    const { registry, context } = fresh();
    await published(registry, 1, 2);
    const first = await promote(context, candidate(1), numberedHistory);
    expect(first).toMatchObject({ outcome: 'promoted', release: { number: 1 } });
    const second = await promote(context, candidate(2), numberedHistory);
    expect(second.release).toMatchObject({
      number: 2,
      kind: 'publish',
      commit: commitId(2),
      changes: [`${commitId(1)} to ${commitId(2)}`],
    });
    expect(await latest(registry)).toEqual([2, 2]);
    expect((await readReleases(registry)).map(({ number }) => number)).toEqual([2, 1]);
    expect((await readIntent(registry))?.value.state).toBe('idle');
  });

  it('twice writes nothing', async () => {
    const { registry, context } = fresh();
    await published(registry, 1);
    await promote(context, candidate(1), numberedHistory);
    proxy.seen.length = 0;
    const again = await promote(context, candidate(1), numberedHistory);
    expect(again).toMatchObject({ outcome: 'already', moved: false, repaired: false });
    expect(proxy.seen.filter(({ method }) => method !== 'GET' && method !== 'HEAD')).toEqual([]);
  });

  it('never replaces a newer commit by an older one', async () => {
    const { registry, context } = fresh();
    await published(registry, 1, 2);
    await promote(context, candidate(2), numberedHistory);
    const older = await promote(context, candidate(1), numberedHistory);
    expect(older).toMatchObject({ outcome: 'superseded', release: { commit: commitId(2) } });
    expect(await latest(registry)).toEqual([2, 2]);
  });

  it('puts no older commit after one that had the images of the newest release', async () => {
    const { registry, context } = fresh();
    await published(registry, 1, 2, 3);
    const { release } = await promote(context, candidate(1), numberedHistory);
    for (const variant of ['cpu', 'gpu']) {
      await tagAs(registry, commitTag(variant, commitId(3)), release?.digests[variant]);
    }
    expect(await promote(context, candidate(3), numberedHistory)).toMatchObject({
      outcome: 'already',
      repaired: false,
      release: { number: 1 },
    });
    proxy.seen.length = 0;
    expect((await promote(context, candidate(3), numberedHistory)).outcome).toBe('already');
    expect(proxy.seen.filter(({ method }) => method !== 'GET' && method !== 'HEAD')).toEqual([]);
    const older = await promote(context, candidate(2), numberedHistory);
    expect(older).toMatchObject({ outcome: 'superseded', release: { commit: commitId(1) } });
    expect(await latest(registry)).toEqual([1, 1]);
    // The entries that follow keep it.
    await rollBack(context, 1, WHY);
    await liftHold(context, WHY);
    expect((await promote(context, candidate(2), numberedHistory)).outcome).toBe('superseded');
    await published(registry, 4);
    const next = await promote(context, candidate(4), numberedHistory);
    expect(next).toMatchObject({ outcome: 'promoted', release: { number: 4 } });
  });

  it('gives each release tags of its own, which nothing moves', async () => {
    const { registry, context } = fresh();
    await published(registry, 1, 2);
    for (const position of [1, 2]) await promote(context, candidate(position), numberedHistory);
    await rollBack(context, 1, WHY);
    const [third, second, first] = await readReleases(registry);
    const day = first?.when.slice(0, 10);
    for (const variant of ['cpu', 'gpu']) {
      for (const release of [first, second, third]) {
        const { number, digests } = release ?? {};
        expect(await registry.resolve(`${variant}-r${number}`)).toBe(digests?.[variant]);
        expect(await registry.resolve(`${variant}-${day}-r${number}`)).toBe(digests?.[variant]);
      }
    }
    await tagAs(registry, 'cpu-r3', second?.digests['cpu']);
    expect(await rollBack(context, 1, WHY)).toMatchObject({ moved: false, repaired: true });
    expect(await registry.resolve('cpu-r3')).toBe(third?.digests['cpu']);
  });

  it('refuses an image of another variant, or of none', async () => {
    const { registry, context } = fresh();
    await published(registry, 1);
    await putTestImage(registry, 'cpu', commitId(1), { label: 'gpu' });
    await expect(promote(context, candidate(1), numberedHistory)).rejects.toThrow(
      'is of the variant gpu: it is not published as cpu',
    );
    expect(await readHead(registry)).toBeUndefined();
  });

  it('refuses where one image is missing, and touches nothing', async () => {
    const { registry, context } = fresh();
    await published(registry, 1);
    await promote(context, candidate(1), numberedHistory);
    await putTestImage(registry, 'cpu', commitId(2));
    await expect(promote(context, candidate(2), numberedHistory)).rejects.toThrow(
      `gpu-${commitId(2)} is not in the registry`,
    );
    expect(await latest(registry)).toEqual([1, 1]);
  });

  it('refuses an image that is not the one tested, or that a released commit had not', async () => {
    const { registry, context } = fresh();
    await published(registry, 1);
    const tested = { gpu: `sha256:${'0'.repeat(64)}` };
    await expect(promote(context, { ...candidate(1), tested }, numberedHistory)).rejects.toThrow(
      'was tested',
    );
    expect(await readHead(registry)).toBeUndefined();
    await promote(context, candidate(1), numberedHistory);
    await putTestImage(registry, 'gpu', commitId(1), { build: 'built again' });
    await expect(promote(context, candidate(1), numberedHistory)).rejects.toThrow(
      'is release 1 already, with other images',
    );
  });

  it('sets right what somebody moved by hand', async () => {
    const { registry, context } = fresh();
    await published(registry, 1, 2);
    await promote(context, candidate(1), numberedHistory);
    await promote(context, candidate(2), numberedHistory);
    const { digests } = (await readReleases(registry))[1] ?? {};
    const old = await registry.manifest(digests?.['gpu'] ?? '');
    await registry.putManifest('gpu-latest', old ?? { mediaType: '', bytes: Buffer.alloc(0) });
    expect(await latest(registry)).toEqual([2, 1]);
    const again = await promote(context, candidate(2), numberedHistory);
    expect(again).toMatchObject({ outcome: 'already', repaired: true });
    expect(await latest(registry)).toEqual([2, 2]);
  });

  it('puts both tags back where the second cannot be written', async () => {
    const { registry, context } = fresh();
    await published(registry, 1, 2);
    await promote(context, candidate(1), numberedHistory);
    let denied = 0;
    proxy.fault = ({ method, path }) => {
      if (method !== 'PUT' || !path.endsWith('gpu-latest')) return 'pass';
      denied += 1;
      return { status: 403 };
    };
    await expect(promote(context, candidate(2), numberedHistory)).rejects.toThrow(
      'nothing was promoted',
    );
    expect(denied).toBe(1);
    expect(await latest(registry)).toEqual([1, 1]);
    expect((await readIntent(registry))?.value.state).toBe('idle');
    proxy.fault = () => 'pass';
    await promote(context, candidate(2), numberedHistory);
    expect(await latest(registry)).toEqual([2, 2]);
  });
});

describe('the ledger', () => {
  it('takes no entry that was made for another head', async () => {
    const { registry, context } = fresh();
    await published(registry, 1, 2, 3);
    await promote(context, candidate(1), numberedHistory);
    const head = await readHead(registry);
    const { commit, digests, locks } = (await promote(context, candidate(2), numberedHistory))
      .release as Release;
    const when = '2026-11-22T08:00:00.000Z';
    const entry = { kind: 'publish', commit, digests, locks, when, changes: [] } as const;
    await expect(append(registry, nextRelease(head, entry))).rejects.toThrow('changed meanwhile');
    expect((await readReleases(registry)).map(({ number }) => number)).toEqual([2, 1]);
    expect((await readReleases(registry))[0]?.when).not.toBe(when);
  });

  it('says where somebody broke its chain', async () => {
    const { registry, context } = fresh();
    await published(registry, 1, 2, 3);
    for (const position of [1, 2, 3]) await promote(context, candidate(position), numberedHistory);
    const second = await registry.resolve(releaseTag(2));
    await registry.deleteManifest(second ?? '');
    const other = promotionAt(server.host, registry.repository).registry;
    await expect(readReleases(other)).rejects.toThrow('is damaged at release 2');
    expect(await readReleases(other, 1)).toHaveLength(1);
  });
});

const WHY = 'it breaks every submission';

/** Releases 1 and 2, and images of a third commit. */
async function releasesOfTwo() {
  const at = fresh();
  await published(at.registry, 1, 2, 3);
  for (const position of [1, 2]) await promote(at.context, candidate(position), numberedHistory);
  return at;
}

describe('roll back', () => {
  it('moves both tags back, and writes down who, when and why', async () => {
    const { registry, context } = await releasesOfTwo();
    const run = 'https://x.example/1';
    const back = await rollBack({ ...context, run }, 1, WHY);
    expect(back.release).toMatchObject({
      number: 3,
      kind: 'rollback',
      restores: 1,
      by: 'a test',
      run,
      reason: WHY,
    });
    expect(await latest(registry)).toEqual([1, 1]);
    expect((await rollBack(context, 1, WHY)).moved).toBe(false);
    expect((await readReleases(registry, 1))[0]).toEqual(back.release);
  });

  it('holds whatever is merged, until somebody lifts it', async () => {
    const { registry, context } = await releasesOfTwo();
    await rollBack(context, 1, WHY);
    for (const position of [2, 3]) {
      const held = await promote(context, candidate(position), numberedHistory);
      expect(held).toMatchObject({ outcome: 'held', moved: false, release: { number: 3 } });
    }
    expect(await latest(registry)).toEqual([1, 1]);
    const lifted = await liftHold(context, 'numpy is right again');
    expect(lifted.release).toMatchObject({ number: 4, kind: 'lift', commit: commitId(1) });
    expect(await latest(registry)).toEqual([1, 1]);
    expect((await liftHold(context, 'again')).moved).toBe(false);
    const next = await promote(context, candidate(3), numberedHistory);
    expect(next).toMatchObject({ outcome: 'promoted', release: { number: 5 } });
    expect(await latest(registry)).toEqual([3, 3]);
  });

  it('lets the commit that was rolled back come again once the hold is lifted', async () => {
    const { registry, context } = await releasesOfTwo();
    await rollBack(context, 1, WHY);
    await liftHold(context, 'it was the data');
    const again = await promote(context, candidate(2), numberedHistory);
    expect(again).toMatchObject({ outcome: 'promoted', release: { number: 5 } });
    expect(await latest(registry)).toEqual([2, 2]);
  });

  it('holds the newest release too, and goes forward to a later one', async () => {
    const { registry, context } = await releasesOfTwo();
    expect((await rollBack(context, 2, 'nothing new before the finals')).moved).toBe(true);
    const held = await promote(context, candidate(3), numberedHistory);
    expect(held.outcome).toBe('held');
    await rollBack(context, 1, WHY);
    const forward = await rollBack(context, 2, 'release 1 is worse');
    expect(forward.release?.changes).toEqual([
      'forward to the images of release 2, past the hold of release 4',
    ]);
    expect(await latest(registry)).toEqual([2, 2]);
    expect((await promote(context, candidate(3), numberedHistory)).outcome).toBe('held');
  });

  it('refuses a release that never was', async () => {
    const { registry, context } = fresh();
    await expect(rollBack(context, 1, WHY)).rejects.toThrow('there is no release 1');
    await published(registry, 1);
    await promote(context, candidate(1), numberedHistory);
    await expect(rollBack(context, 2, WHY)).rejects.toThrow('there is no release 2');
  });
});
