import { chmod, stat } from 'node:fs/promises';
import path from 'node:path';
import { shown } from '../../../files/messages.ts';
import { mergeResults, type Result } from '../../../submission/embedding/merge.ts';
import { type Provenance, writeProvenance } from '../../../submission/embedding/provenance.ts';
import type { ChunkContext } from './chunk-maker.ts';
import type { SetVideos } from './set-videos.ts';

/** What `embed` made of a set. */
export interface EmbeddedSet extends Omit<Provenance, 'schema'> {
  /** As people type it. */
  readonly file: string;
}

/** Puts the results of a set together in its place, with where they come from beside it. */
export async function publishSet(
  { set, data, ids, missing, apart }: SetVideos,
  results: readonly Result[],
  { dataset, image, code, store }: Pick<ChunkContext, 'dataset' | 'image' | 'code' | 'store'>,
  folder: string,
  signal: AbortSignal,
): Promise<EmbeddedSet> {
  const file = path.join(folder, `${set}_descriptors.npz`);
  const { rows, videos } = await mergeResults(results, store, file, signal);
  await chmod(file, 0o644);
  const made = {
    dataset,
    set,
    bytes: (await stat(file)).size,
    rows,
    videos: ids.length,
    described: videos,
    missing: [...missing],
    apart: [...apart, ...results.flatMap(({ unread, kept }) => [...unread, ...kept.apart])],
    image,
    code: { ...code },
    data,
    chunks: results.map(({ key }) => key),
  };
  await writeProvenance(path.join(folder, `${set}.json`), { schema: 1, ...made });
  return { ...made, file: shown(file) };
}
