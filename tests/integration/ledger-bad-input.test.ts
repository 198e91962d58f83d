import { readFile, truncate } from 'node:fs/promises';
import path from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { UserError } from '../../actions/src/errors.ts';
import type { Registry } from '../../actions/src/registry/client/client.ts';
import {
  LEDGER_TAG,
  readHead,
  readReleases,
  type Release,
  releaseTag,
} from '../../actions/src/registry/ledger/ledger.ts';
import { jsonBytes, type Manifest, MediaType } from '../../actions/src/registry/client/oci.ts';
import { promote, rollBack } from '../../actions/src/registry/promotion/promote.ts';
import { prune } from '../../actions/src/registry/ledger/prune.ts';
import { recordManifest } from '../../actions/src/registry/ledger/record.ts';
import { latestTag } from '../../actions/src/registry/client/settings.ts';
import { repairLedger, verifyLedger } from '../../actions/src/registry/ledger/verify-ledger.ts';
import {
  ALL_OLD,
  candidate,
  commitId,
  latest,
  numberedHistory,
  promotionAt,
  published,
} from '../harness/registry/promotion.ts';
import { startRegistry, type TestRegistry } from '../harness/registry/registry.ts';

const RELEASE = 'application/vnd.drivendata.vsc.release.v1+json';

let server: TestRegistry;
/** Slower, with files to spoil. */
let onDisk: TestRegistry;
let repositories = 0;
beforeAll(async () => {
  server = await startRegistry({ inMemory: true });
  onDisk = await startRegistry();
});
afterAll(async () => {
  await server.close();
  await onDisk.close();
});
afterEach(() => void vi.useRealTimers());

/** A repository with releases 1 and 2, and images of a third commit. */
async function ledger(host = server.host) {
  const at = promotionAt(host, `test/bad${(repositories += 1)}`);
  await published(at.registry, 1, 2, 3);
  for (const position of [1, 2]) await promote(at.context, candidate(position), numberedHistory);
  return at;
}

/** Appends what `change` makes of release 2 as release 3, as another program may have written it. */
async function appended(registry: Registry, change: object, artifactType = RELEASE) {
  const head = await readHead(registry);
  const value = { ...head?.value, number: 3, previous: head?.digest, ...change };
  const manifest = recordManifest(artifactType, value);
  await registry.putManifest(releaseTag(3), manifest);
  await registry.putManifest(LEDGER_TAG, manifest);
  return manifest.digest;
}

/** Another client of the same repository, that has read nothing yet. */
const again = ({ repository, host }: Registry) => promotionAt(host, repository);

describe('a ledger of another version', () => {
  it.each([
    ['a kind of entry', { kind: 'freeze' }, RELEASE],
    ['a form of entry', {}, RELEASE.replace('v1', 'v2')],
  ])('that is newer, by %s, is left alone', async (_, change, artifactType) => {
    const { registry } = await ledger();
    const digest = await appended(registry, change, artifactType);
    const { context } = again(registry);
    const refusal = {
      name: 'SurroundingsError',
      message: 'the release ledger holds an entry of a newer version',
      next: expect.stringContaining('git pull') as string,
    };
    await expect(promote(context, candidate(3), numberedHistory)).rejects.toMatchObject(refusal);
    await expect(rollBack(context, 1, 'it breaks')).rejects.toMatchObject(refusal);
    // A repair by an older version would throw the newer entry away.
    await expect(verifyLedger(registry)).rejects.toMatchObject(refusal);
    await expect(prune(registry, ALL_OLD, { dryRun: false, keep: 0 })).rejects.toMatchObject(
      refusal,
    );
    expect(await registry.resolve(LEDGER_TAG)).toBe(digest);
    expect(await registry.resolve(latestTag('cpu'))).toBe(
      (await registry.manifest(`cpu-${commitId(2)}`))?.digest,
    );
  });

  it('that is older, without who and why, is read and goes on', async () => {
    const { registry } = await ledger();
    const old = { by: undefined, run: undefined, reason: undefined };
    await appended(registry, { kind: 'rollback', restores: 2, ...old });
    const { context } = again(registry);
    const held = await promote(context, candidate(3), numberedHistory);
    expect(held).toMatchObject({ outcome: 'held', release: { number: 3 } });
    expect((await verifyLedger(registry)).faults).toEqual([]);
  });
});

describe('a ledger that somebody forged', () => {
  it('moves no tag to images that are not accepted', async () => {
    const { registry } = await ledger();
    const evil = (await registry.resolve(`cpu-${commitId(3)}`)) ?? '';
    await appended(registry, { digests: { cpu: evil, gpu: evil } });
    const { context } = again(registry);
    const before = await latest(registry);
    // What attestedImages says of an image that another workflow signed.
    const accept = (digests: Readonly<Record<string, string>>) =>
      digests['gpu'] === evil
        ? Promise.reject(new UserError('refused: it was signed by another', { next: 'find out' }))
        : Promise.resolve();
    await expect(promote({ ...context, accept }, candidate(1), numberedHistory)).rejects.toThrow(
      'refused: it was signed by another',
    );
    expect(await latest(registry)).toEqual(before);
    const back = await rollBack({ ...context, accept }, 2, 'release 3 is forged');
    expect(back.release).toMatchObject({ number: 4, restores: 2 });
    expect(await latest(registry)).toEqual([2, 2]);
  });
});

describe('a ledger that was cut short', () => {
  it('in its text, falls back to what is whole', async () => {
    const { registry } = await ledger();
    const stored = await registry.manifest(LEDGER_TAG);
    const manifest = JSON.parse(stored?.bytes.toString() ?? '') as Manifest;
    const [name = '', text = ''] = Object.entries(manifest.annotations ?? {})[0] ?? [];
    const bytes = jsonBytes({ ...manifest, annotations: { [name]: text.slice(0, 200) } });
    await registry.putManifest(LEDGER_TAG, { mediaType: MediaType.manifest, bytes });
    const { context, registry: other } = again(registry);
    await expect(promote(context, candidate(3), numberedHistory)).rejects.toThrow(
      'the release ledger holds an entry that this version cannot read',
    );
    await repairLedger(other, await verifyLedger(other));
    expect((await verifyLedger(other)).faults).toEqual([]);
    expect(await promote(context, candidate(3), numberedHistory)).toMatchObject({
      release: { number: 3 },
    });
  });

  it("on the registry's disk, is not believed", async () => {
    const { registry } = await ledger(onDisk.host);
    const hex = (await registry.resolve(LEDGER_TAG))?.slice('sha256:'.length) ?? '';
    const file = path.join(
      onDisk.content,
      'docker/registry/v2/blobs/sha256',
      hex.slice(0, 2),
      hex,
      'data',
    );
    const whole = await readFile(file);
    await truncate(file, whole.byteLength >> 1);
    const { context, registry: other } = again(registry);
    const failure = await promote(context, candidate(3), numberedHistory).catch(
      (error: unknown) => error,
    );
    expect(failure).toMatchObject({ name: 'SurroundingsError' });
    expect((failure as Error).message).toMatch(/releases|status 5/);
    expect((failure as Error).message.split('\n')).toHaveLength(1);
    await expect(verifyLedger(other)).rejects.toThrow(/releases|status 5/);
  });
});

describe('a number that something unreadable has', () => {
  it('is given to no release', async () => {
    const { registry } = await ledger();
    const left = recordManifest('text/plain', 'not an entry');
    await registry.putManifest(releaseTag(3), left);
    const { context } = again(registry);
    expect(await promote(context, candidate(3), numberedHistory)).toMatchObject({
      release: { number: 4 },
    });
    expect(await registry.resolve(releaseTag(3))).toBe(left.digest);
  });
});

describe('a machine whose clock is set back', () => {
  it('writes no entry that is older than the one before it, and says so', async () => {
    const { registry } = await ledger();
    const { context, log } = again(registry);
    const before = (await readHead(registry))?.value as Release;
    vi.useFakeTimers({ toFake: ['Date'], now: new Date('2001-01-01T00:00:00Z') });
    const { release } = await promote(context, candidate(3), numberedHistory);
    expect(release?.when).toBe(before.when);
    expect(log).toEqual([
      `this machine's clock says 2001-01-01T00:00:00.000Z, before release 2 (${before.when}): check it`,
    ]);
    const back = await rollBack(context, 1, 'it breaks');
    expect(back.release?.when).toBe(before.when);
  });
});

describe('a registry that does less than others', () => {
  it('and deletes nothing, keeps all and says how to prune it', async () => {
    const keeping = await startRegistry({ inMemory: true, keepsAll: true });
    const { registry } = await ledger(keeping.host);
    await published(registry, 0);
    const pruned = prune(registry, ALL_OLD, { dryRun: false, keep: 0 });
    await expect(pruned).rejects.toMatchObject({
      message: `${keeping.host} does not delete anything over this interface`,
      next: expect.stringContaining('npx vsc prune-images --dry-run') as string,
    });
    expect((await verifyLedger(registry)).faults).toEqual([]);
    await keeping.close();
  });

  it('and is read-only for now, is named, and nothing is lost', async () => {
    const { registry } = await ledger(onDisk.host);
    const closed = await startRegistry({ content: onDisk.content, readOnly: true });
    const { context } = promotionAt(closed.host, registry.repository);
    await expect(promote(context, candidate(3), numberedHistory)).rejects.toMatchObject({
      name: 'SurroundingsError',
      message: expect.stringContaining(`${closed.host} is read-only`) as string,
      next: expect.stringContaining('let it take writes') as string,
    });
    await closed.close();
    expect(await latest(registry)).toEqual([2, 2]);
    expect(await promote(again(registry).context, candidate(3), numberedHistory)).toMatchObject({
      outcome: 'promoted',
    });
  });
});

describe('a history of main that was rewritten', () => {
  /** Git's answers in a clone of the new history: it has none of the old commits. */
  const rewrittenHistory = {
    ...numberedHistory,
    relation: (commit: string, other: string) =>
      parseInt(other, 16) < 100
        ? Promise.reject(new UserError(`git knows no commit ${other} here`, { next: 'fetch' }))
        : numberedHistory.relation(commit, other),
  };

  it('goes on in the same ledger by the documented restart, and gives no number twice', async () => {
    const at = promotionAt(server.host, `test/bad${(repositories += 1)}`);
    const { registry, context } = at;
    await published(registry, 1, 2, 3, 4, 5, 6, 101, 102);
    for (const position of [1, 2, 3, 4, 5, 6])
      await promote(context, candidate(position), numberedHistory);
    const entries = () =>
      Promise.all([1, 2, 3, 4, 5, 6].map((number) => registry.resolve(releaseTag(number))));
    const before = await entries();

    await expect(promote(context, candidate(101), rewrittenHistory)).rejects.toThrow(
      'git knows no',
    );
    const rewritten = 'a secret was taken out of the history';
    const next = await promote(context, { ...candidate(101), rewritten }, rewrittenHistory);
    expect(next.release).toMatchObject({ number: 7, reason: rewritten, commit: commitId(101) });
    expect(await entries()).toEqual(before);
    // From here on git tells the order again, and the word changes nothing.
    const later = await promote(context, { ...candidate(102), rewritten }, rewrittenHistory);
    expect(later.release).toMatchObject({ number: 8 });
    expect(later.release).not.toHaveProperty('reason');
    expect((await readReleases(registry)).map(({ number }) => number)).toHaveLength(8);
    const pruned = await prune(registry, ALL_OLD, { dryRun: false, keep: 0 });
    expect(pruned.removed).toEqual([]);
    expect((await verifyLedger(registry)).faults).toEqual([]);
  });
});
