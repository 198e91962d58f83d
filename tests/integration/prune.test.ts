import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { promote } from '../../actions/src/registry/promote.ts';
import { prune } from '../../actions/src/registry/prune.ts';
import { attach, fallbackReferrers, fallbackTag } from '../../actions/src/registry/referrers.ts';
import { commitTag } from '../../actions/src/registry/settings.ts';
import { newerRelease } from '../../actions/src/registry/newer-release.ts';
import {
  candidate,
  commitId,
  latest,
  numberedHistory,
  promotionAt,
  published,
} from '../harness/promotion.ts';
import { startRegistry, type TestRegistry } from '../harness/registry.ts';
import { putTestImage } from '../harness/test-image.ts';

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
async function relation(commit: string, newest: string) {
  return commit === commitId(9) ? undefined : numberedHistory.relation(commit, newest);
}

describe('pruning', () => {
  it('removes superseded commits that no release names, with what hangs on them', async () => {
    const { registry, context } = promotionAt(server.host, 'test/prune');
    await published(registry, 1, 2, 3, 4);
    const old = (await registry.resolve(commitTag('cpu', commitId(2)))) ?? '';
    await attach(registry, old, { ...SBOM, bytes: Buffer.from('{}') });
    await promote(context, candidate(1), numberedHistory);
    await promote(context, candidate(3), numberedHistory);
    await putTestImage(registry, 'cpu', commitId(9));

    const planned = await prune(registry, relation, { dryRun: true });
    expect(planned.removed).toEqual([commitTag('cpu', commitId(2)), commitTag('gpu', commitId(2))]);
    expect(await registry.resolve(commitTag('cpu', commitId(2)))).toBe(old);

    const { removed, kept } = await prune(registry, relation, { dryRun: false });
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
    expect((await prune(registry, relation, { dryRun: false })).removed).toEqual([]);
  });

  it('spares an old tag whose image is part of a release', async () => {
    const { registry, context } = promotionAt(server.host, 'test/shared');
    for (const variant of ['cpu', 'gpu']) {
      const digest = await putTestImage(registry, variant, commitId(1));
      const same = await registry.manifest(digest);
      if (same !== undefined) await registry.putManifest(commitTag(variant, commitId(2)), same);
    }
    await promote(context, candidate(2), numberedHistory);
    const { removed, kept } = await prune(registry, relation, { dryRun: false });
    expect(removed).toEqual([]);
    expect(kept[0]?.reason).toBe('its image is part of a release');
  });
});

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
