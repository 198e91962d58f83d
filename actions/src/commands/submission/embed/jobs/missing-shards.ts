import { rm } from 'node:fs/promises';
import path from 'node:path';
import { UserError } from '../../../../errors.ts';
import type { Embedding } from '../embedding.ts';

/** Shards some of whose chunks have no result. No video is read for that: one that never was has none. */
export async function missingShards({ chunks, crew }: Embedding, of: number): Promise<number[]> {
  if (of > chunks.length) {
    throw new UserError(`${of} shards, but there are ${chunks.length} chunks of videos`, {
      next: `give --shards ${chunks.length} or fewer, or a smaller CHUNK`,
    });
  }
  const missing = new Set<number>();
  for (const [at, chunk] of chunks.entries()) {
    const found = await crew.maker.find(chunk, () => undefined);
    if (found === undefined) missing.add((at % of) + 1);
  }
  return [...missing].toSorted((a, b) => a - b);
}

/** Removes what earlier jobs of some shards said, so that what is there is of the next ones. */
export async function clearShardFiles(
  folder: string,
  shards: readonly number[],
  of: number,
): Promise<void> {
  for (const nth of shards) {
    for (const end of ['json', 'log', 'job.log']) {
      await rm(path.join(folder, `${nth}-of-${of}.${end}`), { force: true });
    }
  }
}
