import { existsSync } from 'node:fs';
import { advice } from '../../../declaration/advice.ts';
import { UserError } from '../../../errors.ts';
import { shown } from '../../../files/messages.ts';
import type { Ports } from '../../../ports.ts';
import type { Chunk } from '../../../submission/embedding/chunks.ts';
import { ChunkStore, type KeptChunk } from '../../../submission/embedding/chunk-store.ts';
import { differingFiles } from '../../../submission/embedding/code-digest.ts';
import type { Result } from '../../../submission/embedding/merge.ts';
import { chunksFolder, embeddingsFolder } from '../../../submission/layout.ts';
import type { ChunkContext } from './chunk-maker.ts';
import { publish } from './embed.ts';
import type { EmbedInputs } from './embed-inputs.ts';
import { type Embedding, withEmbedding } from './embedding.ts';
import type { EmbeddedSet } from './publish-set.ts';

/**
 * Takes the results that other machines have kept and puts them together with those of this one, as one run
 * without shards would have. main.py is not run.
 *
 * @param folders each a repository, or its `data/.embeddings`, brought from the machine of a shard
 * @throws UserError if results are missing; those of other code, another image or other videos don't count
 */
export async function mergeShards(
  inputs: EmbedInputs,
  folders: readonly string[],
  ports: Ports,
): Promise<EmbeddedSet[]> {
  const stores = folders.map(storeIn);
  return await withEmbedding(inputs, ports, async (embedding) => {
    const { context, chunks } = embedding;
    const wanted = new Map<string, Chunk>();
    for (const chunk of chunks) {
      wanted.set((await context.keys.read(chunk, ports.signal)).key, chunk);
    }
    const strange: string[] = [];
    for (const store of stores) strange.push(...(await takeAll(store, wanted, context)));
    for (const line of strange) ports.log.warn(line);
    const results = await allKept(embedding, ports);
    return await publish(embedding, results, ports);
  });
}

function storeIn(folder: string): ChunkStore {
  const chunks = [embeddingsFolder(folder), folder].map(chunksFolder);
  const found = chunks.find((each) => existsSync(each));
  if (found !== undefined) return new ChunkStore(found, found);
  throw new UserError(`${shown(folder)} holds no results of embed`, {
    next: "give the folder data/.embeddings of a shard's machine",
  });
}

/** @returns what was left alone, and why */
async function takeAll(
  store: ChunkStore,
  wanted: ReadonlyMap<string, Chunk>,
  context: ChunkContext,
): Promise<string[]> {
  const left = new Map<string, number>();
  for (const { key, kept } of await store.list()) {
    const why = kept === undefined ? 'damaged' : strangeness(kept, context);
    if (kept === undefined || !wanted.has(key)) left.set(why, (left.get(why) ?? 0) + 1);
    else if (!context.store.has(key)) await context.store.take(key, store);
  }
  return [...left].map(
    ([why, count]) => `${shown(store.folder)}: ${count} of its results are left alone: ${why}`,
  );
}

/** Why no chunk of ours has the key of a result. */
function strangeness({ from }: KeptChunk, { dataset, code, image }: ChunkContext): string {
  const files = differingFiles(from.code, code);
  if (files.length > 0) return `of other code (${files.slice(0, 3).join(', ')})`;
  if (from.image !== image) return 'of another image';
  if (from.dataset !== dataset) return `of the data set ${from.dataset}`;
  return 'of other videos, another CHUNK, another set, or made with a GPU here and without one there';
}

async function allKept(
  { chunks, crew }: Embedding,
  { signal, log, env }: Ports,
): Promise<Map<Chunk, Result>> {
  const results = new Map<Chunk, Result>();
  for (const chunk of chunks) {
    const found = await crew.maker.look(chunk, signal, (text) => log.warn(text));
    if (found !== undefined) results.set(chunk, found);
  }
  const missing = chunks.filter((chunk) => !results.has(chunk));
  const [first] = missing;
  if (first === undefined) return results;
  throw new UserError(
    `${missing.length} of ${chunks.length} chunks were described by no shard, the first from ${first.videos[0]?.id} on`,
    {
      next: `give the folders of all shards, or describe the rest here: ${advice(env, 'embed', {})}`,
    },
  );
}
