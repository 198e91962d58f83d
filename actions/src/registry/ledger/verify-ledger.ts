import type { Registry } from '../client/client.ts';
import {
  DamagedEntry,
  LEDGER_TAG,
  type LedgerHead,
  readEntry,
  type Release,
  releaseOfTag,
  releaseTag,
} from './ledger.ts';
import { numberTag, releaseOfImageTag } from './release-tags.ts';

/** What is wrong with the ledger, and what sets it right. */
export interface LedgerState {
  /** The newest release whose chain is whole; undefined if there is none. */
  readonly head: LedgerHead | undefined;
  /** Its chain, newest first. */
  readonly releases: readonly Release[];
  /** A sentence each. */
  readonly faults: readonly string[];
  /** Of which something is there, counted or not: an entry, sound or not, or an image. */
  readonly numbers: ReadonlySet<number>;
  /** Tags that have to stand for other entries, by their names: to the digest of the entry. */
  readonly retag: ReadonlyMap<string, string>;
}

/**
 * Compares the ledger with what the registry holds. Each entry has a tag of its own and names the one before
 * by digest, so a head that was lost is found again, and a lost tag too.
 *
 * @throws SurroundingsError if the registry does not answer.
 */
export async function verifyLedger(registry: Registry): Promise<LedgerState> {
  const faults: string[] = [];
  const retag = new Map<string, string>();
  const tags = new Set(await registry.tags());
  const tagged = await taggedEntries(registry, tags, faults);
  const stood = await soundEntry(registry, LEDGER_TAG, faults);
  const known = new Map([...tagged.values()].map((entry) => [entry.digest, entry]));
  const chain = (head: LedgerHead) => chainOf(registry, head, known);
  const head = await trueHead(chain, stood, tagged, tags);
  const { entries } = head === undefined ? { entries: [] } : await chain(head);
  if (head !== undefined && head.digest !== stood?.digest) {
    const leads = stood === undefined ? 'is missing' : `leads to release ${stood.value.number}`;
    faults.push(
      `the tag ${LEDGER_TAG} ${leads}; release ${head.value.number} is the newest that is whole`,
    );
    retag.set(LEDGER_TAG, head.digest);
  }
  for (const { digest, value } of entries) {
    const found = tagged.get(value.number);
    if (found?.digest === digest) continue;
    if (found === undefined) {
      faults.push(`the tag ${releaseTag(value.number)} is missing`);
      retag.set(releaseTag(value.number), digest);
    } else {
      faults.push(
        `the tag ${releaseTag(value.number)} is of another ledger: copy it elsewhere, and remove it`,
      );
    }
  }
  const last = head?.value.number ?? 0;
  for (const [number, { value }] of tagged) {
    // A run that was undone may leave the next one behind; the next promotion replaces it.
    if (number > last && value.previous !== head?.digest)
      faults.push(`the tag ${releaseTag(number)} is of another ledger, or later than its head`);
  }
  const numbers = [...tags].map((tag) => releaseOfTag(tag) ?? releaseOfImageTag(tag));
  return {
    head,
    releases: entries.map(({ value }) => value),
    faults,
    numbers: new Set(numbers.filter((number) => number !== undefined)),
    retag,
  };
}

/** Which images of releases the registry has lost, a sentence each. */
export async function lostImages(
  registry: Registry,
  releases: readonly Release[],
): Promise<string[]> {
  const lost: string[] = [];
  const seen = new Map<string, boolean>();
  for (const { number, digests } of releases) {
    for (const [variant, digest] of Object.entries(digests)) {
      const there = seen.get(digest) ?? (await registry.resolve(digest)) !== undefined;
      seen.set(digest, there);
      if (!there) lost.push(`the ${variant} image of release ${number} is gone from the registry`);
    }
  }
  return lost;
}

/** Puts each tag on its entry. No entry is written or removed. */
export async function repairLedger(registry: Registry, { retag }: LedgerState): Promise<void> {
  for (const [tag, digest] of retag) {
    await registry.putManifest(tag, await registry.manifestOf(digest));
  }
}

async function taggedEntries(
  registry: Registry,
  tags: ReadonlySet<string>,
  faults: string[],
): Promise<ReadonlyMap<number, LedgerHead>> {
  const found = new Map<number, LedgerHead>();
  for (const tag of tags) {
    const number = releaseOfTag(tag);
    if (number === undefined) continue;
    const entry = await soundEntry(registry, tag, faults);
    if (entry?.value.number === number) found.set(number, entry);
    else if (entry !== undefined) faults.push(`the tag ${tag} holds release ${entry.value.number}`);
  }
  return found;
}

async function soundEntry(
  registry: Registry,
  tag: string,
  faults: string[],
): Promise<LedgerHead | undefined> {
  try {
    return await readEntry(registry, tag);
  } catch (error) {
    // A registry that does not answer says nothing of what it holds.
    if (!(error instanceof DamagedEntry)) throw error;
    faults.push(`the tag ${tag} cannot be read: ${error.message}`);
    return undefined;
  }
}

interface Chain {
  readonly entries: readonly LedgerHead[];
  readonly whole: boolean;
}

/**
 * An entry and those before it, as far as each is there and sound.
 * @param known entries that were read already, by digest
 */
async function chainOf(
  registry: Registry,
  head: LedgerHead,
  known: ReadonlyMap<string, LedgerHead>,
): Promise<Chain> {
  const entries = [head];
  let { value } = head;
  while (value.previous !== undefined) {
    const { previous } = value;
    const before = known.get(previous) ?? (await soundEntry(registry, previous, []));
    if (before === undefined || before.value.number >= value.number)
      return { entries, whole: false };
    entries.push(before);
    ({ value } = before);
  }
  return { entries, whole: true };
}

/**
 * The entry that the head should be: what it is, if its chain is whole; else the newest with a whole chain. What
 * hangs on it counts as well, but for what an undone run left: one entry, whose images got no tags.
 */
async function trueHead(
  chain: (head: LedgerHead) => Promise<Chain>,
  stood: LedgerHead | undefined,
  tagged: ReadonlyMap<number, LedgerHead>,
  tags: ReadonlySet<string>,
): Promise<LedgerHead | undefined> {
  const whole = stood !== undefined && (await chain(stood)).whole;
  const counted = ({ number, digests }: Release) =>
    Object.keys(digests).some((variant) => tags.has(numberTag(variant, number)));
  for (const [number, entry] of [...tagged].toSorted(([one], [other]) => other - one)) {
    if (whole && number <= stood.value.number) break;
    const found = await chain(entry);
    if (!found.whole) continue;
    if (!whole) return entry;
    if (entry.value.previous === stood.digest && !counted(entry.value)) continue;
    if (found.entries.some(({ digest }) => digest === stood.digest)) return entry;
  }
  return whole ? stood : undefined;
}
