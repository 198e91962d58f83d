import { SurroundingsError } from '../errors.ts';
import type { Registry } from './client.ts';
import { readEntry, readReleases, type Release, releaseOfTag } from './ledger.ts';
import type { Relation } from './order.ts';
import { fallbackReferrers, fallbackTag } from './referrers.ts';

/** What pruning does, or would do. */
export interface Pruned {
  /** Tags that went, sorted. */
  readonly removed: readonly string[];
  /** Commit tags that stay, each with the reason. */
  readonly kept: readonly { readonly tag: string; readonly reason: string }[];
}

const COMMIT_TAG = /^([a-z][a-z0-9]*)-([0-9a-f]{40})$/;

/**
 * Removes the commit tags that can never be promoted any more: those of commits that are older than
 * the newest release and that no release names, neither by commit nor by digest. Their bills of
 * materials go with them. With `dryRun` nothing is removed.
 *
 * @throws SurroundingsError if the registry deletes nothing.
 */
export async function prune(
  registry: Registry,
  relation: (commit: string, newest: string) => Promise<Relation | undefined>,
  options: { dryRun: boolean },
): Promise<Pruned> {
  const chain = await readReleases(registry);
  const newest = chain[0]?.newest.commit;
  const tags = (await registry.tags()).toSorted();
  // A release of a ledger that was lost is one all the same.
  const releases = [...chain, ...(await releasesBeside(registry, chain, tags))];
  const released = new Set(releases.flatMap(({ digests }) => Object.values(digests)));
  const commits = new Map(releases.map(({ commit, number }) => [commit, number]));
  const digests = new Map<string, string>();
  for (const tag of tags) {
    const digest = fallbackOnly(tag) ? undefined : await registry.resolve(tag);
    if (digest !== undefined) digests.set(tag, digest);
  }
  const reasonToKeep = async (tag: string, commit: string): Promise<string | undefined> => {
    const number = commits.get(commit);
    if (number !== undefined) return `release ${number}`;
    if (released.has(digests.get(tag) ?? '')) return 'its image is part of a release';
    if (newest === undefined) return 'nothing is released yet';
    const found = await relation(commit, newest);
    if (found === undefined) return 'git does not know its commit here';
    return found === 'ancestor' ? undefined : 'it is not older than the newest release';
  };
  const kept: { tag: string; reason: string }[] = [];
  const removed: string[] = [];
  for (const tag of digests.keys()) {
    const commit = COMMIT_TAG.exec(tag)?.[2];
    if (commit === undefined) continue;
    const reason = await reasonToKeep(tag, commit);
    if (reason === undefined) removed.push(tag);
    else kept.push({ tag, reason });
  }
  if (options.dryRun) return { removed, kept };
  const stuck = await remove(registry, new Set(removed), digests);
  const reason = 'this registry cannot remove one tag of an image that has another';
  return {
    removed: removed.filter((tag) => !stuck.includes(tag)),
    kept: [...kept, ...stuck.map((tag) => ({ tag, reason }))],
  };
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

/**
 * Removes tags: the whole manifest if no other tag has it, else the tag alone. Returns the tags
 * that had to stay, as some registries cannot do the latter.
 */
async function remove(
  registry: Registry,
  removed: ReadonlySet<string>,
  digests: ReadonlyMap<string, string>,
): Promise<string[]> {
  const stuck: string[] = [];
  const others = [...digests].filter(([tag]) => !removed.has(tag)).map(([, digest]) => digest);
  const inUse = new Set(others);
  for (const tag of removed) {
    const digest = digests.get(tag) ?? '';
    if (inUse.has(digest)) {
      if (!(await registry.deleteManifest(tag))) stuck.push(tag);
      continue;
    }
    for (const artifact of await fallbackReferrers(registry, digest)) {
      await registry.deleteManifest(artifact.digest);
    }
    const list = await registry.resolve(fallbackTag(digest));
    if (list !== undefined) await registry.deleteManifest(list);
    if (await registry.deleteManifest(digest)) continue;
    throw new SurroundingsError(`${registry.host} deletes nothing over this interface`, {
      next: 'remove the tags with its own tools: npx vsc prune-images --dry-run lists them',
    });
  }
  return stuck;
}

function fallbackOnly(tag: string): boolean {
  return /^sha256-[0-9a-f]{64}$/.test(tag);
}
