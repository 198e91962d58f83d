import { SurroundingsError } from '../../errors.ts';
import type { Registry } from '../client/client.ts';
import { type Contents, contentsOf, inTurns, withAttached } from './contents.ts';
import { LEDGER_TAG, readEntry, readReleases, type Release, releaseOfTag } from './ledger.ts';
import { INTENT_TAG } from './intent.ts';
import { digestOf, EMPTY_BYTES } from '../client/oci.ts';
import type { Relation } from './order.ts';
import { fallbackTag, referrers } from '../client/referrers.ts';

/** What pruning does, or would do. */
export interface Pruned {
  /** Tags that went, sorted, each with the bytes that nothing else uses: what two share counts at the first. */
  readonly removed: readonly { readonly tag: string; readonly bytes: number }[];
  /** Commit tags that stay, each with the reason. */
  readonly kept: readonly { readonly tag: string; readonly reason: string }[];
}

/** What pruning asks of git. */
export interface CommitOrder {
  /** Undefined if git does not know the commit. */
  relation(commit: string, newest: string): Promise<Relation | undefined>;
  newestFirst(commits: readonly string[]): Promise<readonly string[]>;
}

/** Removes the manifest of a digest, with all its tags; false if there is none, or nothing is deleted there. */
export type RemoveManifest = (digest: string) => Promise<boolean>;

export interface PruneOptions {
  /** Only says what would go. */
  readonly dryRun: boolean;
  /** So many of the newest commits that could go stay. */
  readonly keep: number;
  /** Removes a manifest; false if there is none. By default the registry does. */
  readonly remove?: RemoveManifest | undefined;
}

const COMMIT_TAG = /^([a-z][a-z0-9]*)-([0-9a-f]{40})$/;

/**
 * Removes the images that can never be promoted any more: those of commits that are older than the newest
 * release and that no release names, neither by commit nor by digest, and that nothing else refers to: no other
 * tag, no index, no artifact with a tag. What is attached to them goes with them. It can be broken off anywhere:
 * the next run goes on.
 *
 * @throws SurroundingsError if the registry deletes nothing.
 */
export async function prune(
  registry: Registry,
  order: CommitOrder,
  options: PruneOptions,
): Promise<Pruned> {
  const tags = (await registry.tags()).toSorted();
  const digests = await digestsOf(registry, tags);
  const reasons = await reasonsToKeep(registry, tags, digests, order);
  const candidates = [...reasons].filter(([, reason]) => reason === undefined).map(([tag]) => tag);
  const newest = await order.newestFirst([...new Set(candidates.map(commitIn))]);
  const spared = new Set(newest.slice(0, options.keep));
  for (const tag of candidates.filter((each) => spared.has(commitIn(each)))) {
    reasons.set(tag, `one of the ${options.keep} newest that could go`);
  }
  const staying = await contentsOfStaying(registry, digests, reasons);
  const removed = await freedBy(registry, digests, reasons, staying);
  const kept = [...reasons].flatMap(([tag, reason]) =>
    reason === undefined ? [] : { tag, reason },
  );
  if (!options.dryRun) {
    for (const digest of new Set(removed.map(({ tag }) => digests.get(tag) ?? ''))) {
      await remove(registry, digest, options.remove);
    }
  }
  return { removed, kept };
}

const commitIn = (tag: string): string => COMMIT_TAG.exec(tag)?.[2] ?? '';

/** Why each commit tag stays; undefined for those that may go. */
async function reasonsToKeep(
  registry: Registry,
  tags: readonly string[],
  digests: ReadonlyMap<string, string>,
  order: CommitOrder,
): Promise<Map<string, string | undefined>> {
  const chain = await readReleases(registry);
  const newest = chain[0]?.newest.commit;
  // A release of a ledger that was lost is one all the same.
  const releases = [...chain, ...(await releasesBeside(registry, chain, tags))];
  const released = new Set(releases.flatMap((release) => Object.values(release.digests)));
  const commits = new Map(releases.map(({ commit, number }) => [commit, number]));
  const reasonFor = async (tag: string): Promise<string | undefined> => {
    const number = commits.get(commitIn(tag));
    if (number !== undefined) return `release ${number}`;
    if (released.has(digests.get(tag) ?? '')) return 'its image is part of a release';
    if (newest === undefined) return 'nothing is released yet';
    const found = await order.relation(commitIn(tag), newest);
    if (found === undefined) return 'git does not know its commit here';
    return found === 'ancestor' ? undefined : 'it is not older than the newest release';
  };
  const ours = [...digests.keys()].filter((tag) => COMMIT_TAG.test(tag));
  return new Map(await inTurns(ours, async (tag) => [tag, await reasonFor(tag)] as const));
}

/**
 * What stays, by the tag that holds it. A candidate that it refers to stays as well, and gets a reason.
 */
async function contentsOfStaying(
  registry: Registry,
  digests: ReadonlyMap<string, string>,
  reasons: Map<string, string | undefined>,
): Promise<ReadonlySet<string>> {
  const blobs = new Set([digestOf(EMPTY_BYTES)]);
  const holders = new Map<string, string>();
  const hold = (tag: string, { sizes, manifests }: Contents) => {
    for (const blob of sizes.keys()) blobs.add(blob);
    const digest = digests.get(tag) ?? '';
    for (const each of [digest, ...manifests]) if (!holders.has(each)) holders.set(each, tag);
  };
  const stays = (tag: string) => !reasons.has(tag) || reasons.get(tag) !== undefined;
  const staying = [...digests.keys()].filter(stays);
  const whole = (tag: string) =>
    (COMMIT_TAG.test(tag) ? withAttached : contentsOf)(registry, digests.get(tag) ?? '');
  const contents = await inTurns(staying, whole);
  for (const [index, tag] of staying.entries()) {
    const found = contents[index];
    if (found !== undefined) hold(tag, found);
  }
  for (const [tag, reason] of reasons) {
    const holder = holders.get(digests.get(tag) ?? '');
    if (reason !== undefined || holder === undefined) continue;
    reasons.set(tag, `${holder} refers to it`);
    hold(tag, await whole(tag));
  }
  return blobs;
}

/** The tags that go, with the bytes that only they have. */
async function freedBy(
  registry: Registry,
  digests: ReadonlyMap<string, string>,
  reasons: ReadonlyMap<string, string | undefined>,
  staying: ReadonlySet<string>,
): Promise<Pruned['removed']> {
  const counted = new Set(staying);
  const going = [...reasons].filter(([, reason]) => reason === undefined).map(([tag]) => tag);
  const contents = await inTurns(going, (tag) => withAttached(registry, digests.get(tag) ?? ''));
  return going.map((tag, index) => {
    let bytes = 0;
    for (const [blob, size] of contents[index]?.sizes ?? []) {
      if (!counted.has(blob)) bytes += size;
      counted.add(blob);
    }
    return { tag, bytes };
  });
}

const isOfLedger = (tag: string): boolean =>
  tag === LEDGER_TAG || tag === INTENT_TAG || releaseOfTag(tag) !== undefined;

/** What each tag of an image stands for; those of the ledger and lists of attached artifacts are left out. */
async function digestsOf(
  registry: Registry,
  tags: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const others = tags.filter((tag) => !isOfLedger(tag) && !/^sha256-[0-9a-f]{64}$/.test(tag));
  const found = await inTurns(others, async (tag) => [tag, await registry.resolve(tag)] as const);
  return new Map(found.flatMap(([tag, digest]) => (digest === undefined ? [] : [[tag, digest]])));
}

async function releasesBeside(
  registry: Registry,
  chain: readonly Release[],
  tags: readonly string[],
): Promise<Release[]> {
  const known = new Set(chain.map(({ number }) => number));
  const beside: Release[] = [];
  for (const tag of tags) {
    const number = releaseOfTag(tag);
    if (number === undefined || known.has(number)) continue;
    const entry = await readEntry(registry, tag);
    if (entry !== undefined) beside.push(entry.value);
  }
  return beside;
}

/** Removes an image with all its tags; first what is attached to it, so that none is left behind. */
async function remove(
  registry: Registry,
  digest: string,
  removeManifest: RemoveManifest = (each) => registry.deleteManifest(each),
): Promise<void> {
  for (const artifact of await referrers(registry, digest)) await removeManifest(artifact.digest);
  const list = await registry.resolve(fallbackTag(digest));
  if (list !== undefined) await removeManifest(list);
  if (await removeManifest(digest)) return;
  throw new SurroundingsError(`${registry.host} does not delete anything over this interface`, {
    next: 'remove the tags with its own tools: npx vsc prune-images --dry-run lists them',
  });
}
