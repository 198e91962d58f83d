import { createHash } from 'node:crypto';
import type { VideoSet } from '../layout.ts';

/** Videos that one run of main.py describes. */
export interface Chunk {
  readonly set: VideoSet;
  /** 0, 1, … in the order of the ids. */
  readonly index: number;
  readonly videos: readonly ChunkVideo[];
}

export interface ChunkVideo {
  readonly id: string;
  /** Absolute path of the file. */
  readonly file: string;
  /** Of the file when `embed` began: `stampOf`. */
  readonly stamp: string;
  /** Its line of the metadata, which main.py can read. */
  readonly metadata: Readonly<Record<string, string>>;
}

/**
 * Cuts a set into chunks of `size` ids of the whole set, in their order. What is missing leaves a gap in
 * its own chunk, so that a video that comes later changes this one alone.
 *
 * @param ids of the whole set
 * @param videos those that there are to describe, by id
 */
export function chunksOf(
  set: VideoSet,
  ids: readonly string[],
  videos: ReadonlyMap<string, ChunkVideo>,
  size: number,
): Chunk[] {
  const sorted = ids.toSorted((a, b) => (a < b ? -1 : 1));
  const chunks: Chunk[] = [];
  for (let start = 0; start < sorted.length; start += size) {
    const present = sorted.slice(start, start + size).flatMap((id) => videos.get(id) ?? []);
    if (present.length > 0) chunks.push({ set, index: start / size, videos: present });
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
  { set, videos }: Chunk,
  digests: readonly string[],
  { code, image, gpu }: KeyParts,
): string {
  const lines = videos.map(({ id, metadata }, at) => [id, digests[at], sortedEntries(metadata)]);
  const all = JSON.stringify([VERSION, set, code, image, gpu, lines]);
  return createHash('sha256').update(all).digest('hex');
}

function sortedEntries(row: Readonly<Record<string, string>>): [string, string][] {
  return Object.entries(row).toSorted(([a], [b]) => (a < b ? -1 : 1));
}
