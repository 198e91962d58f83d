import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import type { WorkShard } from '../../../declaration/kinds.ts';
import type { Ports } from '../../../ports.ts';
import type { Chunk } from '../../../submission/embedding/chunks.ts';
import { type ChunkStore, DamagedChunk } from '../../../submission/embedding/chunk-store.ts';
import type { Result } from '../../../submission/embedding/merge.ts';
import { shardsFolder } from '../../../submission/layout.ts';
import { describeChunks, videosOf } from './describe-chunks.ts';
import type { EmbedInputs } from './embed-inputs.ts';
import { type Embedding, withEmbedding } from './embedding.ts';
import { type EmbeddedSet, publishSet } from './publish-set.ts';

/**
 * Runs submission_src/main.py over full sets of videos and puts the descriptors where `descriptorFolder`
 * says. main.py finds some of the videos at a time where it finds the query subset on the platform, so the
 * same code serves both. What each run gives is kept: whatever stops this, the next call goes on after it.
 *
 * @throws {UserError} if data, main.py, engine or image is missing, or main.py fails whatever it is given
 */
export async function embedDataset(inputs: EmbedInputs, ports: Ports): Promise<EmbeddedSet[]> {
  return await withEmbedding(inputs, ports, (embedding) =>
    untilWhole(
      async () => {
        const results = await describeChunks(embedding.chunks, embedding.crew, ports);
        return await publish(embedding, results, ports);
      },
      embedding.context.store,
      ports.log,
    ),
  );
}

/** What was described of a shard. */
export interface EmbeddedShard extends WorkShard {
  readonly chunks: number;
  readonly videos: number;
  readonly apart: Result['kept']['apart'];
}

/** Does the same for each `of`th chunk alone, and puts nothing together: the results are kept for `mergeShards`. */
export async function embedShard(
  inputs: EmbedInputs,
  { nth, of }: WorkShard,
  ports: Ports,
): Promise<EmbeddedShard> {
  return await withEmbedding(inputs, ports, async ({ chunks, crew, target }) => {
    const own = chunks.filter((_, at) => at % of === nth - 1);
    // Others may be at work in the same folder.
    const folder = shardsFolder(target);
    await mkdir(folder, { recursive: true });
    const files = path.join(folder, `${nth}-of-${of}`);
    const shardCrew = { ...crew, log: `${files}.log`, progress: `${files}.json` };
    const results = await describeChunks(own, shardCrew, ports);
    const apart = [...results.values()].flatMap(({ kept, unread }) => [...unread, ...kept.apart]);
    return { nth, of, chunks: own.length, videos: videosOf(own), apart };
  });
}

/** Puts the results of all chunks together. */
export async function publish(
  { chunks, context, target }: Embedding,
  results: ReadonlyMap<Chunk, Result>,
  { signal }: Pick<Ports, 'signal'>,
): Promise<EmbeddedSet[]> {
  const published: EmbeddedSet[] = [];
  for (const set of context.sets) {
    const own = chunks.filter((chunk) => chunk.set === set.set);
    const made = own.flatMap((chunk) => results.get(chunk) ?? []);
    published.push(await publishSet(set, made, context, target, signal));
  }
  return published;
}

/** Does it again without each kept result that turns out to be damaged, unless one is so again. */
async function untilWhole<T>(
  work: () => Promise<T>,
  store: ChunkStore,
  log: Ports['log'],
): Promise<T> {
  const damaged = new Set<string>();
  for (;;) {
    try {
      return await work();
    } catch (error) {
      if (!(error instanceof DamagedChunk) || damaged.has(error.key)) throw error;
      damaged.add(error.key);
      log.warn(`${error.message}: its chunk is described again`);
      await store.remove(error.key);
    }
  }
}
