import type { Registry } from '../../../registry/client/client.ts';
import type { Release } from '../../../registry/ledger/ledger.ts';
import { move, type MoveContext } from '../../../registry/promotion/move.ts';
import { wrongReleaseTags } from '../../../registry/ledger/release-tags.ts';
import { setTag } from '../../../registry/ledger/set-tag.ts';
import { lostImages, repairLedger, verifyLedger } from '../../../registry/ledger/verify-ledger.ts';

/** What was found of the ledger, and what is left of it after a repair. */
export interface VerifiedReleases {
  readonly releases: number;
  /** A sentence each. */
  readonly faults: readonly string[];
  /** What was set right. */
  readonly repaired: readonly string[];
}

/**
 * Compares the ledger, its tags and the images with each other. With `repair` tags are put back on entries
 * that the registry still holds, and the latest tags on the newest release; nothing is removed.
 */
export async function verifyReleases(
  repair: boolean,
  context: MoveContext,
): Promise<VerifiedReleases> {
  const { registry } = context;
  const before = await verifyLedger(registry);
  if (repair) await repairLedger(registry, before);
  const after = repair ? await verifyLedger(registry) : before;
  const latest = repair && after.head !== undefined ? await follow(context) : [];
  const lost = await lostImages(registry, after.releases);
  const tags = await wrongTags(registry, after.releases);
  const set = repair ? tags : new Map<string, string>();
  for (const [tag, digest] of set) await setTag(registry, tag, digest);
  return {
    releases: after.releases.length,
    faults: [
      ...after.faults,
      ...lost,
      ...[...tags.keys()].filter((tag) => !set.has(tag)).map(tagFault),
    ],
    repaired: [
      ...before.faults.filter((fault) => !after.faults.includes(fault)),
      ...latest,
      ...[...set.keys()].map(tagFault),
    ],
  };
}

const tagFault = (tag: string) => `the tag ${tag} is missing, or of another image than its release`;

/** The tags of releases that are not what the ledger says, without those of images that are gone. */
async function wrongTags(
  registry: Registry,
  releases: readonly Release[],
): Promise<Map<string, string>> {
  const wrong = new Map<string, string>();
  for (const release of releases) {
    for (const [tag, digest] of await wrongReleaseTags(registry, release)) wrong.set(tag, digest);
  }
  const there = async (digest: string) => (await registry.resolve(digest)) !== undefined;
  for (const [tag, digest] of wrong) if (!(await there(digest))) wrong.delete(tag);
  return wrong;
}

/** Has the latest tags follow the ledger, which they may have stopped doing. */
async function follow(context: MoveContext): Promise<string[]> {
  const { repaired } = await move(context, () => Promise.resolve({}));
  return repaired ? ['the latest tags were not those of the newest release'] : [];
}
