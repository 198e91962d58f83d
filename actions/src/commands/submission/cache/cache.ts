import { existsSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import path from 'node:path';
import { UserError } from '../../../errors.ts';
import { isAlive } from '../../../processes.ts';
import type { Ports } from '../../../ports.ts';
import { ChunkStore } from '../../../submission/embedding/chunk-store.ts';
import { codeDigest, differingFiles } from '../../../submission/embedding/code-digest.ts';
import { FileDigests } from '../../../submission/embedding/file-digests.ts';
import { readProvenance } from '../../../submission/embedding/provenance.ts';
import {
  chunksFolder,
  descriptorFolder,
  digestJournal,
  EMBEDDING_WORK,
  embeddingsFolder,
  sourceFolder,
  VIDEO_SETS,
  type VideoSet,
} from '../../../submission/layout.ts';

/** Kept results of one data set, set, code and image. */
export interface CacheGroup {
  /** Null if the results are damaged. */
  readonly dataset: string | null;
  readonly set: VideoSet | null;
  readonly image: string | null;
  readonly chunks: number;
  readonly videos: number;
  readonly bytes: number;
  /** When the last of them was made. */
  readonly newest: Date;
  /** Files of the code that are not as in submission_src now; none: the next embed takes the results. */
  readonly differing: readonly string[];
  /** Some of the descriptors in submission/descriptors are made of them. */
  readonly inUse: boolean;
  readonly keys: readonly string[];
}

/** What `embed` has kept, newest first, and what it is from. */
export async function listCache(
  { root, signal }: Pick<Ports, 'root' | 'signal'>,
  datasets: readonly string[],
): Promise<CacheGroup[]> {
  const folder = embeddingsFolder(root);
  const digests = await FileDigests.open(digestJournal(folder));
  const source = sourceFolder(root);
  const { files } = existsSync(source) ? await codeDigest(source, digests, signal) : { files: {} };
  const used = await keysInUse(root, datasets);
  const groups = new Map<string, CacheGroup>();
  for (const { key, bytes, kept, at } of await storeOf(root).list()) {
    const { dataset, set, image, code } = kept?.from ?? DAMAGED;
    const name = JSON.stringify([dataset, set, image, code]);
    const group = groups.get(name);
    groups.set(name, {
      dataset,
      set,
      image,
      chunks: (group?.chunks ?? 0) + 1,
      videos: (group?.videos ?? 0) + (kept?.videos.length ?? 0),
      bytes: (group?.bytes ?? 0) + bytes,
      newest: group === undefined || at > group.newest ? at : group.newest,
      differing: differingFiles(code, files),
      inUse: group?.inUse === true || used.has(key),
      keys: [...(group?.keys ?? []), key],
    });
  }
  return [...groups.values()].toSorted((a, b) => b.newest.getTime() - a.newest.getTime());
}

/**
 * Removes what the descriptors in submission/descriptors are not made of and what is from other code than
 * submission_src holds now, and what is damaged.
 *
 * @returns what was removed
 * @throws UserError while `embed` runs: it may run other code than submission_src holds now
 */
export async function pruneCache(
  ports: Pick<Ports, 'root' | 'signal'>,
  datasets: readonly string[],
): Promise<CacheGroup[]> {
  const folder = embeddingsFolder(ports.root);
  for (const name of await readdir(folder).catch(() => [])) {
    if (!name.startsWith(EMBEDDING_WORK) || !isAlive(Number(name.slice(EMBEDDING_WORK.length))))
      continue;
    throw new UserError('embed is running and uses what is kept', {
      next: 'prune when it has ended',
    });
  }
  const store = storeOf(ports.root);
  const groups = await listCache(ports, datasets);
  const old = groups.filter(({ differing: files, inUse }) => files.length > 0 && !inUse);
  for (const key of old.flatMap(({ keys }) => keys)) await store.remove(key);
  return old;
}

const DAMAGED = { dataset: null, set: null, image: null, code: {} };

function storeOf(root: string): ChunkStore {
  const folder = embeddingsFolder(root);
  return new ChunkStore(chunksFolder(folder), folder);
}

/** Keys of the results that present descriptors are made of. */
async function keysInUse(root: string, datasets: readonly string[]): Promise<Set<string>> {
  const keys = new Set<string>();
  for (const dataset of datasets) {
    for (const set of VIDEO_SETS) {
      const file = path.join(descriptorFolder(root, dataset), `${set}.json`);
      for (const key of (await readProvenance(file))?.chunks ?? []) keys.add(key);
    }
  }
  return keys;
}
