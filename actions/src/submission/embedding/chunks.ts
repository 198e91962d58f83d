import { createHash } from 'node:crypto';
import path from 'node:path';
import type { VideoSet } from '../layout.ts';
import type { CompactRows } from './compact-rows.ts';

/** Videos that one run of main.py describes. */
export interface Chunk {
  readonly set: VideoSet;
  /** 0, 1, … in the order of the ids. */
  readonly index: number;
  /** The metadata of the set. */
  readonly rows: CompactRows;
  readonly videos: readonly ChunkVideo[];
}

/** There are tens of thousands of them, from the start of a run to its end: what can be made again is not kept. */
export interface ChunkVideo {
  readonly id: string;
  /** That of the set's videos; absolute. */
  readonly folder: string;
  /** The file to which a link leads; undefined for a file. */
  readonly target: string | undefined;
  /** SHA-256 of the file when `embed` began, if it had been read before. */
  readonly digest: string | undefined;
  /** Which row of the metadata is its own; main.py can read it. */
  readonly row: number;
}

/** The file of a video; absolute. */
export function fileOf({ id, folder, target }: ChunkVideo): string {
  return target ?? path.join(folder, `${id}.mp4`);
}

/**
 * Cuts a set into chunks of `size` ids of the whole set, in their order. What is missing leaves a gap in
 * its own chunk, so that a video that comes later changes this one alone.
 *
 * @param of.ids of the whole set
 * @param of.videos those that there are to describe, by id
 */
export function chunksOf(
  {
    set,
    rows,
    ids,
    videos,
  }: Omit<Chunk, 'index' | 'videos'> & {
    readonly ids: readonly string[];
    readonly videos: ReadonlyMap<string, ChunkVideo>;
  },
  size: number,
): Chunk[] {
  const sorted = ids.toSorted((a, b) => (a < b ? -1 : 1));
  const chunks: Chunk[] = [];
  for (let start = 0; start < sorted.length; start += size) {
    const present = sorted.slice(start, start + size).flatMap((id) => videos.get(id) ?? []);
    if (present.length > 0) chunks.push({ set, index: start / size, rows, videos: present });
  }
  return chunks;
}

/** All that the descriptors of a chunk depend on, besides its videos. */
export interface KeyParts {
  /** Of main.py and all that lies beside it: imports, weights. */
  readonly code: string;
  /** The image's id, which is a digest of its content. */
  readonly image: string;
  /** A GPU rounds in other ways than a processor. */
  readonly gpu: boolean;
}

/** Changes when results of an older version of this code must not be taken for its own. */
const VERSION = 1;

/**
 * The name under which a chunk's result is kept: 64 hexadecimal digits. Equal for equal content, wherever
 * the files lie; no option that leaves the result as it is (processors, limits, workers) is part of it.
 *
 * @param digests of the content of each of its videos, in their order
 */
export function chunkKey(
  { set, rows, videos }: Chunk,
  digests: readonly string[],
  { code, image, gpu }: KeyParts,
): string {
  const lines = videos.map(({ id, row }, at) => [id, digests[at], sortedEntries(rows.row(row))]);
  const all = JSON.stringify([VERSION, set, code, image, gpu, lines]);
  return createHash('sha256').update(all).digest('hex');
}

function sortedEntries(row: Readonly<Record<string, string>>): [string, string][] {
  return Object.entries(row).toSorted(([a], [b]) => (a < b ? -1 : 1));
}
