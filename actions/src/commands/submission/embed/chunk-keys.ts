import { stat } from 'node:fs/promises';
import { messageOf } from '../../../errors.ts';
import {
  type Chunk,
  chunkKey,
  fileOf,
  type KeyParts,
} from '../../../submission/embedding/chunks.ts';
import type { SetApart } from '../../../submission/embedding/divide.ts';
import { type FileDigests, stampOf } from '../../../submission/embedding/file-digests.ts';

/** A chunk as its files are now. */
export interface ReadChunk {
  /** Without those that the disk did not give. */
  readonly chunk: Chunk;
  readonly key: string;
  readonly unread: readonly SetApart[];
}

/** Makes the keys of chunks from the content of their videos. */
export class ChunkKeys {
  readonly #digests: FileDigests;
  readonly #parts: KeyParts;

  constructor(digests: FileDigests, parts: KeyParts) {
    this.#digests = digests;
    this.#parts = parts;
  }

  /** The key of a chunk none of whose videos has to be read for it; undefined for all others. */
  known(chunk: Chunk): string | undefined {
    const known = chunk.videos.flatMap(({ digest }) => digest ?? []);
    return known.length === chunk.videos.length ? chunkKey(chunk, known, this.#parts) : undefined;
  }

  /** Looks at all files anew, for days may have passed since the call began, and reads those that changed. */
  async read(chunk: Chunk, signal: AbortSignal): Promise<ReadChunk> {
    const digests: string[] = [];
    const unread: SetApart[] = [];
    for (const video of chunk.videos) {
      try {
        const file = fileOf(video);
        const stamp = stampOf(await stat(file, { bigint: true }));
        digests.push(await this.#digests.of(file, stamp, signal));
      } catch (error) {
        signal.throwIfAborted();
        unread.push({ video: video.id, why: `the file can't be read: ${messageOf(error)}` });
      }
    }
    const lost = new Set(unread.map(({ video }) => video));
    const whole = { ...chunk, videos: chunk.videos.filter(({ id }) => !lost.has(id)) };
    return { chunk: whole, key: chunkKey(whole, digests, this.#parts), unread };
  }
}
