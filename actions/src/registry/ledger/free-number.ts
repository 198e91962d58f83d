import { SurroundingsError } from '../../errors.ts';
import type { Registry } from '../client/client.ts';
import {
  DamagedEntry,
  LEDGER_TAG,
  type LedgerHead,
  readEntry,
  readHead,
  type Release,
  releaseTag,
} from './ledger.ts';
import { numberTag } from './release-tags.ts';
import { verifyLedger } from './verify-ledger.ts';

/**
 * A new entry under a number that nothing had before: the one after the head's, or a later one if entries are
 * lost for good. Undefined if the ledger has moved on since the entry was made.
 *
 * @throws SurroundingsError if the tag of the ledger was lost or moved, before anything is written.
 */
export async function underFreeNumber(
  registry: Registry,
  head: LedgerHead | undefined,
  entry: Release,
): Promise<Release | undefined> {
  if (await isFree(registry, entry)) return entry;
  if ((await readHead(registry))?.digest !== head?.digest) return undefined;
  const state = await verifyLedger(registry);
  if (state.head?.digest !== head?.digest) {
    throw new SurroundingsError(
      `the registry holds another ${releaseTag(entry.number)}: the tag ${LEDGER_TAG} was lost or moved`,
      { next: 'npx vsc releases verify --repair sets it right: no number is given twice' },
    );
  }
  let { number } = entry;
  while (state.numbers.has(number)) number += 1;
  const newest = entry.newest.number === entry.number ? { ...entry.newest, number } : entry.newest;
  return { ...entry, number, newest };
}

/**
 * Whether nothing has the number of an entry, or only what counts for nothing: a run that was undone leaves the
 * tag of its entry behind. Its images have no tags, for those come once an entry counts, and nothing follows it.
 */
async function isFree(registry: Registry, { number, previous, digests }: Release) {
  const there = await entryOf(registry, number);
  if (there !== undefined) {
    if (there === 'damaged' || there.value.previous !== previous) return false;
    if ((await registry.resolve(releaseTag(number + 1))) !== undefined) return false;
  }
  const tags = Object.keys(digests).map((variant) => registry.resolve(numberTag(variant, number)));
  return (await Promise.all(tags)).every((digest) => digest === undefined);
}

async function entryOf(registry: Registry, number: number) {
  try {
    return await readEntry(registry, releaseTag(number));
  } catch (error) {
    if (error instanceof DamagedEntry) return 'damaged';
    throw error;
  }
}
