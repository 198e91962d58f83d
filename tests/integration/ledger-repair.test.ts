import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Registry } from '../../actions/src/registry/client/client.ts';
import {
  LEDGER_TAG,
  readHead,
  readReleases,
  releaseTag,
} from '../../actions/src/registry/ledger/ledger.ts';
import { EMPTY_BYTES, MediaType } from '../../actions/src/registry/client/oci.ts';
import { promote, rollBack } from '../../actions/src/registry/promotion/promote.ts';
import { prune } from '../../actions/src/registry/ledger/prune.ts';
import { commitTag } from '../../actions/src/registry/client/settings.ts';
import {
  lostImages,
  repairLedger,
  verifyLedger,
} from '../../actions/src/registry/ledger/verify-ledger.ts';
import {
  ALL_OLD,
  candidate,
  commitId,
  latest,
  numberedHistory,
  promotionAt,
  published,
} from '../harness/registry/promotion.ts';
import { startFaultyProxy } from '../harness/http/faults.ts';
import { startRegistry, type TestRegistry } from '../harness/registry/registry.ts';

let server: TestRegistry;
let repositories = 0;
beforeAll(async () => {
  server = await startRegistry({ inMemory: true });
});
afterAll(() => server.close());

/** A repository with three releases, and images of a fourth commit. */
async function ledger() {
  const at = promotionAt(server.host, `test/ledger${(repositories += 1)}`);
  await published(at.registry, 1, 2, 3, 4);
  for (const position of [1, 2, 3]) await promote(at.context, candidate(position), numberedHistory);
  return at;
}

/** Puts a tag on what another name stands for. */
async function retag(registry: Registry, tag: string, name: string, from = registry) {
  const manifest = await from.manifest(name);
  if (manifest === undefined) throw new Error(`there is no ${name}`);
  await registry.putManifest(tag, manifest);
}

/** The ledger's entries without its head, as after somebody deleted the tag of a registry that can. */
async function withoutHead() {
  const { registry: from } = await ledger();
  const at = promotionAt(server.host, `test/ledger${(repositories += 1)}`);
  await published(at.registry, 1, 2, 3, 4);
  await at.registry.putBlob(MediaType.empty, EMPTY_BYTES);
  for (const number of [1, 2, 3])
    await retag(at.registry, releaseTag(number), releaseTag(number), from);
  return at;
}

const numbers = async (registry: Registry) =>
  (await readReleases(registry)).map(({ number }) => number);

describe('a ledger', () => {
  it('that is whole has no fault, and neither has none at all', async () => {
    const { registry } = await ledger();
    const state = await verifyLedger(registry);
    expect(state).toMatchObject({ faults: [], head: { value: { number: 3 } } });
    expect(state.releases).toHaveLength(3);
    expect(await lostImages(registry, state.releases)).toEqual([]);
    const empty = promotionAt(server.host, `test/ledger${(repositories += 1)}`).registry;
    await published(empty, 1);
    expect(await verifyLedger(empty)).toMatchObject({ faults: [], head: undefined });
  });

  it('whose head was lost gives no number twice, and goes on once it is repaired', async () => {
    const { registry, context } = await withoutHead();
    await expect(promote(context, candidate(4), numberedHistory)).rejects.toMatchObject({
      message: expect.stringContaining('the registry holds another release-1') as string,
      next: expect.stringContaining('npx vsc releases verify --repair') as string,
    });
    const state = await verifyLedger(registry);
    expect(state.faults).toEqual([
      'the tag releases is missing; release 3 is the newest that is whole',
    ]);
    await repairLedger(registry, state);
    expect(await numbers(registry)).toEqual([3, 2, 1]);
    const next = await promote(context, candidate(4), numberedHistory);
    expect(next.release).toMatchObject({ number: 4 });
    expect(await latest(registry)).toEqual([4, 4]);
  });

  it('whose head was moved back is set right', async () => {
    const { registry } = await ledger();
    await retag(registry, LEDGER_TAG, releaseTag(1));
    const state = await verifyLedger(registry);
    expect(state.faults).toEqual([
      'the tag releases leads to release 1; release 3 is the newest that is whole',
    ]);
    await repairLedger(registry, state);
    expect(await numbers(registry)).toEqual([3, 2, 1]);
    expect((await verifyLedger(registry)).faults).toEqual([]);
  });

  it.each([1, 2])('whose head was moved back to release %i gives no number twice', async (to) => {
    const { registry, context } = await ledger();
    const entries = () => Promise.all([2, 3].map((number) => registry.resolve(releaseTag(number))));
    const before = await entries();
    await retag(registry, LEDGER_TAG, releaseTag(to));
    await expect(promote(context, candidate(4), numberedHistory)).rejects.toMatchObject({
      message: expect.stringContaining(`the registry holds another release-${to + 1}`) as string,
      next: expect.stringContaining('npx vsc releases verify --repair') as string,
    });
    await expect(rollBack(context, 1, 'it breaks')).rejects.toThrow('was lost or moved');
    expect(await entries()).toEqual(before);
    const state = await verifyLedger(registry);
    expect(state.faults).toEqual([
      `the tag releases leads to release ${to}; release 3 is the newest that is whole`,
    ]);
    await repairLedger(registry, state);
    const next = await promote(context, candidate(4), numberedHistory);
    expect(next.release).toMatchObject({ number: 4 });
    expect(await numbers(registry)).toEqual([4, 3, 2, 1]);
    expect(await entries()).toEqual(before);
  });

  it('does not take what an undone run left behind for a release', async () => {
    // No image has a tag of release 3, as an entry gets them once it counts.
    const { registry, context } = await withoutHead();
    await retag(registry, LEDGER_TAG, releaseTag(2));
    const left = await registry.resolve(releaseTag(3));
    expect(await verifyLedger(registry)).toMatchObject({
      faults: [],
      head: { value: { number: 2 } },
    });
    const { release } = await promote(context, candidate(4), numberedHistory);
    expect(release).toMatchObject({ number: 3 });
    expect(await registry.resolve(releaseTag(3))).not.toBe(left);
    expect(await numbers(registry)).toEqual([3, 2, 1]);
  });

  it('gets the tag of an entry back, and keeps what has it by mistake', async () => {
    const { registry } = await ledger();
    await retag(registry, releaseTag(2), releaseTag(1));
    const state = await verifyLedger(registry);
    expect(state.faults).toEqual([
      'the tag release-2 holds release 1',
      'the tag release-2 is missing',
    ]);
    await repairLedger(registry, state);
    expect((await verifyLedger(registry)).faults).toEqual([]);
  });

  it('whose entry is gone falls back to what is whole, and says so', async () => {
    const { registry } = await ledger();
    const digest = await registry.resolve(releaseTag(2));
    await registry.deleteManifest(digest ?? '');
    const state = await verifyLedger(registry);
    expect(state.head?.value.number).toBe(1);
    expect(state.faults).toEqual([
      'the tag releases leads to release 3; release 1 is the newest that is whole',
      'the tag release-3 is of another ledger, or later than its head',
    ]);
  });

  it('whose entry is gone for good goes on with a number that nothing had', async () => {
    const { registry, context, log } = await ledger();
    await registry.deleteManifest((await registry.resolve(releaseTag(2))) ?? '');
    await repairLedger(registry, await verifyLedger(registry));
    const tags = ['cpu-r2', 'gpu-r2', 'cpu-r3', 'gpu-r3', releaseTag(3)];
    const held = () => Promise.all(tags.map((tag) => registry.resolve(tag)));
    const before = await held();
    const { release } = await promote(context, candidate(4), numberedHistory);
    expect(release).toMatchObject({ number: 4, newest: { number: 4 } });
    expect(log).toContain('entries of the ledger are lost: this is release 4');
    expect(await held()).toEqual(before);
    expect(before).not.toContain(undefined);
    expect(await numbers(registry)).toEqual([4, 1]);
    expect((await verifyLedger(registry)).faults).toEqual([]);
    const back = await rollBack(context, 1, 'it breaks');
    expect(back.release).toMatchObject({ number: 5, restores: 1 });
    expect(await latest(registry)).toEqual([1, 1]);
  });

  it('is whole again once what it lost is put back from a copy', async () => {
    const { registry } = await ledger();
    const copy = promotionAt(server.host, `test/ledger${(repositories += 1)}`).registry;
    await published(copy, 1, 2, 3, 4);
    await copy.putBlob(MediaType.empty, EMPTY_BYTES);
    const kept = [releaseTag(1), releaseTag(2), releaseTag(3), LEDGER_TAG];
    for (const tag of kept) await retag(copy, tag, tag, registry);
    for (const lost of [releaseTag(2), releaseTag(3)])
      await registry.deleteManifest((await registry.resolve(lost)) ?? '');
    expect(await verifyLedger(registry)).toMatchObject({ head: { value: { number: 1 } } });
    for (const tag of kept) await retag(registry, tag, tag, copy);
    expect((await verifyLedger(registry)).faults).toEqual([]);
    expect(await numbers(registry)).toEqual([3, 2, 1]);
  });

  it('that somebody overwrote is not taken for one', async () => {
    const { registry } = await ledger();
    await retag(registry, LEDGER_TAG, commitTag('cpu', commitId(1)));
    const state = await verifyLedger(registry);
    expect(state.faults[0]).toContain('the tag releases cannot be read');
    await repairLedger(registry, state);
    expect((await readHead(registry))?.value.number).toBe(3);
  });

  it('is not judged while the registry does not answer for one of its entries', async () => {
    const { registry } = await ledger();
    const digest = await registry.resolve(releaseTag(2));
    const proxy = await startFaultyProxy(server.host);
    proxy.fault = ({ path }) =>
      path.endsWith('/release-2') || path.endsWith(digest ?? '-') ? { status: 503 } : 'pass';
    const broken = promotionAt(proxy.host, registry.repository).registry;
    await expect(verifyLedger(broken)).rejects.toThrow('503');
    await proxy.close();
  });

  it('says which images of its releases are gone', async () => {
    const { registry } = await ledger();
    const digest = await registry.resolve(commitTag('gpu', commitId(2)));
    await registry.deleteManifest(digest ?? '');
    const { releases } = await verifyLedger(registry);
    expect(await lostImages(registry, releases)).toEqual([
      'the gpu image of release 2 is gone from the registry',
    ]);
  });

  it('keeps the images of its releases from being pruned although it is lost', async () => {
    const { registry } = await withoutHead();
    const { kept, removed } = await prune(registry, ALL_OLD, { dryRun: true, keep: 0 });
    expect(removed).toEqual([]);
    const reasons = new Map(kept.map(({ tag, reason }) => [tag, reason]));
    expect(reasons.get(commitTag('cpu', commitId(2)))).toBe('release 2');
  });
});
