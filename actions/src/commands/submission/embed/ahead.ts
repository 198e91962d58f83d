import type { Chunk } from '../../../submission/embedding/chunks.ts';
import type { ReadyChunk } from './chunk-maker.ts';

/** What a worker makes ready while main.py is at another chunk. */
export class Ahead {
  readonly #make: (chunk: Chunk) => Promise<ReadyChunk | undefined>;
  #chunk: Chunk | undefined;
  #ready: Promise<ReadyChunk | undefined> | undefined;

  /** @param make what is to be ready of a chunk; undefined if nothing is to be done for it */
  constructor(make: (chunk: Chunk) => Promise<ReadyChunk | undefined>) {
    this.#make = make;
  }

  begin(chunk: Chunk): void {
    this.#chunk = chunk;
    // What stands in the way is met again when the chunk's turn comes, and is reported then.
    this.#ready = this.#make(chunk).catch(() => undefined);
  }

  /** Hands over what is ready of a chunk; undefined if nothing is. What is ready of another one is discarded. */
  async of(chunk: Chunk): Promise<ReadyChunk | undefined> {
    if (this.#chunk !== chunk) await this.discard();
    const ready = await this.#ready;
    this.#ready = undefined;
    return ready;
  }

  async discard(): Promise<void> {
    const ready = await this.#ready;
    this.#ready = undefined;
    await ready?.main.discard();
  }
}
