import { execFileSync } from 'node:child_process';
import { glob, stat } from 'node:fs/promises';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import type { Registry } from '../../actions/src/registry/client/client.ts';
import { jsonBytes, MediaType } from '../../actions/src/registry/client/oci.ts';
import { promote, rollBack } from '../../actions/src/registry/promotion/promote.ts';
import { type CommitOrder, prune, type Pruned } from '../../actions/src/registry/ledger/prune.ts';
import {
  attach,
  fallbackReferrers,
  fallbackTag,
} from '../../actions/src/registry/client/referrers.ts';
import { commitTag } from '../../actions/src/registry/client/settings.ts';
import { verifyLedger } from '../../actions/src/registry/ledger/verify-ledger.ts';
import { newerRelease } from '../../actions/src/registry/ledger/newer-release.ts';
import {
  candidate,
  commitId,
  latest,
  numberedHistory,
  numberedOrder,
  promotionAt,
  published,
} from '../harness/registry/promotion.ts';
import { startRegistry, type TestRegistry } from '../harness/registry/registry.ts';
import { putTestImage } from '../harness/registry/test-image.ts';
import { noise } from '../harness/registry/tiny-images.ts';
import { goProgram } from '../support/programs/go-programs.ts';

let server: TestRegistry;
beforeAll(async () => {
  server = await startRegistry({ inMemory: true });
});
afterAll(() => server.close());

const SBOM = { mediaType: 'application/vnd.cyclonedx+json', title: 'bom.json' };

describe('a bill of materials', () => {
  it('hangs on the digest of its image, and twice is once', async () => {
    const { registry } = promotionAt(server.host, 'test/attach');
    const subject = await putTestImage(registry, 'cpu', commitId(1));
    const bytes = Buffer.from('{"bomFormat":"CycloneDX"}');
    const digest = await attach(registry, subject, { ...SBOM, bytes });
    await attach(registry, subject, { ...SBOM, bytes });
    const other = await attach(registry, subject, { ...SBOM, bytes: Buffer.from('{}') });
    const list = await fallbackReferrers(registry, subject);
    expect(list.map((entry) => entry.digest)).toEqual([digest, other]);
    expect(list[0]?.artifactType).toBe(SBOM.mediaType);
    const stored = await registry.manifest(digest);
    expect(JSON.parse(stored?.bytes.toString() ?? '')).toMatchObject({
      subject: { digest: subject },
    });
  });
});

/** Git's answers, for a clone without commit 9. */
const order: CommitOrder = {
  ...numberedOrder,
  relation: async (commit, newest) =>
    commit === commitId(9) ? undefined : numberedHistory.relation(commit, newest),
};
const DRY = { dryRun: true, keep: 0 };
const WET = { dryRun: false, keep: 0 };
const tagsOf = ({ removed }: Pruned) => removed.map(({ tag }) => tag);

describe('pruning', () => {
  it('removes superseded commits that no release names, with what hangs on them', async () => {
    const { registry, context } = promotionAt(server.host, 'test/prune');
    await published(registry, 1, 2, 3, 4);
    const old = (await registry.resolve(commitTag('cpu', commitId(2)))) ?? '';
    await attach(registry, old, { ...SBOM, bytes: Buffer.from('{}') });
    await promote(context, candidate(1), numberedHistory);
    await promote(context, candidate(3), numberedHistory);
    await putTestImage(registry, 'cpu', commitId(9));

    const planned = await prune(registry, order, DRY);
    expect(tagsOf(planned)).toEqual([commitTag('cpu', commitId(2)), commitTag('gpu', commitId(2))]);
    expect(await registry.resolve(commitTag('cpu', commitId(2)))).toBe(old);

    const { removed, kept } = await prune(registry, order, WET);
    expect(removed).toEqual(planned.removed);
    expect(kept).toContainEqual({ tag: commitTag('cpu', commitId(1)), reason: 'release 1' });
    expect(kept).toContainEqual({
      tag: commitTag('cpu', commitId(4)),
      reason: 'it is not older than the newest release',
    });
    expect(kept).toContainEqual({
      tag: commitTag('cpu', commitId(9)),
      reason: 'git does not know its commit here',
    });
    expect(await registry.resolve(commitTag('cpu', commitId(2)))).toBeUndefined();
    expect(await registry.resolve(fallbackTag(old))).toBeUndefined();
    expect(await latest(registry)).toEqual([3, 3]);
    expect((await prune(registry, order, WET)).removed).toEqual([]);
  });

  it('spares an old tag whose image is part of a release', async () => {
    const { registry, context } = promotionAt(server.host, 'test/shared');
    for (const variant of ['cpu', 'gpu']) {
      const digest = await putTestImage(registry, variant, commitId(1));
      const same = await registry.manifest(digest);
      if (same !== undefined) await registry.putManifest(commitTag(variant, commitId(2)), same);
    }
    await promote(context, candidate(2), numberedHistory);
    const { removed, kept } = await prune(registry, order, WET);
    expect(removed).toEqual([]);
    expect(kept[0]?.reason).toBe('its image is part of a release');
  });
});

describe('what pruning would free', () => {
  it.for([
    ["Debian's docker-registry", undefined],
    ['distribution 3', 'registry'],
  ] as const)('is what %s has less on its disk afterwards', async ([, name], { skip }) => {
    const program = name === undefined ? undefined : await goProgram(name);
    skip(name !== undefined && program === undefined);
    const onDisk = await startRegistry({ program });
    onTestFinished(() => onDisk.close());
    const { registry, context } = promotionAt(onDisk.host, 'test/bytes');
    const shared = noise(300_000);
    // Commits 1 and 3 are released; 2 and 4 have a layer of their own, and one that a release has as well.
    for (const position of [1, 2, 3, 4, 5]) {
      for (const variant of ['cpu', 'gpu']) {
        await putTestImage(registry, variant, commitId(position), {
          layers: [shared, noise(100_000)],
        });
      }
    }
    const old = (await registry.resolve(commitTag('cpu', commitId(2)))) ?? '';
    await attach(registry, old, { ...SBOM, bytes: noise(50_000) });
    for (const position of [1, 3, 5]) await promote(context, candidate(position), numberedHistory);

    const planned = await prune(registry, order, DRY);
    expect(planned.removed).toHaveLength(4);
    const named = planned.removed.reduce((sum, { bytes }) => sum + bytes, 0);
    expect(named).toBeGreaterThan(450_000);
    expect(named).toBeLessThan(460_000);
    const before = await bytesIn(onDisk.content);
    expect(await prune(registry, order, WET)).toEqual(planned);
    execFileSync(onDisk.command[0] ?? '', ['garbage-collect', onDisk.command[2] ?? '']);
    const freed = before - (await bytesIn(onDisk.content));
    expect(Math.abs(freed - named)).toBeLessThan(5000);
    expect((await verifyLedger(registry)).faults).toEqual([]);
    expect(await latest(registry)).toEqual([5, 5]);
  });

  it('leaves as many of the newest as it is asked to', async () => {
    const { registry, context } = promotionAt(server.host, 'test/keep');
    await published(registry, 1, 2, 3, 4, 5);
    await promote(context, candidate(5), numberedHistory);
    const { removed, kept } = await prune(registry, order, { dryRun: false, keep: 2 });
    expect(removed.map(({ tag }) => tag)).toEqual(
      ['cpu', 'gpu'].flatMap((variant) => [1, 2].map((each) => commitTag(variant, commitId(each)))),
    );
    expect(kept).toContainEqual({
      tag: commitTag('cpu', commitId(4)),
      reason: 'one of the 2 newest that could go',
    });
  });
});

/** Commits 1 to 4, of which 4 is released, and what `hold` does with the image of cpu of commit 2. */
async function held(name: string, hold: (registry: Registry, digest: string) => Promise<unknown>) {
  const { registry, context } = promotionAt(server.host, `test/held-${name}`);
  await published(registry, 1, 2, 3, 4);
  await promote(context, candidate(4), numberedHistory);
  const tag = commitTag('cpu', commitId(2));
  const digest = (await registry.resolve(tag)) ?? '';
  await hold(registry, digest);
  const { removed, kept } = await prune(registry, order, WET);
  expect(await registry.resolve(digest)).toBe(digest);
  expect(removed).toHaveLength(5);
  return kept.find((each) => each.tag === tag)?.reason;
}
const retag = async (registry: Registry, digest: string, tag: string) =>
  registry.putManifest(tag, await registry.manifestOf(digest));

describe('pruning never touches', () => {
  it.each(['cpu-latest', 'cpu-cache', 'as-in-the-paper'])(
    'what has the tag %s too',
    async (tag) => {
      const reason = await held(tag, (registry, digest) => retag(registry, digest, tag));
      expect(reason).toBe(`${tag} refers to it`);
    },
  );

  it('a member of an index that has a tag', async () => {
    const reason = await held('index', async (registry, digest) => {
      const { mediaType, bytes } = await registry.manifestOf(digest);
      const member = { mediaType, digest, size: bytes.byteLength };
      const index = { schemaVersion: 2, mediaType: MediaType.index, manifests: [member] };
      await registry.putManifest('both-platforms', {
        mediaType: MediaType.index,
        bytes: jsonBytes(index),
      });
    });
    expect(reason).toBe('both-platforms refers to it');
  });

  it('what a hold brought back, and what it holds back', async () => {
    const { registry, context } = promotionAt(server.host, 'test/hold');
    await published(registry, 1, 2, 3);
    for (const position of [1, 2]) await promote(context, candidate(position), numberedHistory);
    await rollBack(context, 1, 'release 2 breaks');
    expect((await promote(context, candidate(3), numberedHistory)).outcome).toBe('held');
    expect((await prune(registry, order, WET)).removed).toEqual([]);
  });
});

/** Bytes of the blobs in a registry's folder. */
async function bytesIn(folder: string): Promise<number> {
  const files = glob('docker/registry/v2/blobs/**/data', { cwd: folder });
  let sum = 0;
  for await (const file of files) sum += (await stat(path.join(folder, file))).size;
  return sum;
}

describe('a pulled image', () => {
  it('is told apart from the newest release, where it was pulled from here', async () => {
    const { registry, context } = promotionAt(server.host, 'test/newer');
    await published(registry, 1, 2);
    const first = await promote(context, candidate(1), numberedHistory);
    const name = `${server.host}/test/newer@${first.release?.digests['cpu']}`;
    expect(await newerRelease(registry, 'cpu', name)).toBeUndefined();
    await promote(context, candidate(2), numberedHistory);
    expect(await newerRelease(registry, 'cpu', name)).toMatchObject({ number: 2 });
    const elsewhere = name.replace('test/newer', 'test/other');
    expect(await newerRelease(registry, 'cpu', elsewhere)).toBeUndefined();
    expect(await newerRelease(registry, 'lite', name)).toBeUndefined();
  });
});
