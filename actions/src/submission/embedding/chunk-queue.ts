/**
 * What is left to do, of which each worker has at most one piece reserved: that for which it makes all ready while it
 * is at another. A worker that has nothing left does what another one has only reserved.
 */
export class ChunkQueue<Worker, Chunk> {
  #left: Chunk[];
  readonly #reserved = new Map<Worker, Chunk>();

  constructor(chunks: readonly Chunk[]) {
    this.#left = [...chunks];
  }

  get isEmpty(): boolean {
    return this.#left.length + this.#reserved.size === 0;
  }

  /** What a worker does next; undefined if nothing is left. */
  take(worker: Worker): Chunk | undefined {
    const owner = this.#reserved.has(worker) ? worker : undefined;
    if (owner === undefined && this.#left.length > 0) return this.#left.shift();
    const [other] = this.#reserved.keys();
    return this.#release(owner ?? other);
  }

  /** What it does after that, unless another one is done before. */
  reserve(worker: Worker): Chunk | undefined {
    const next = this.#left.shift();
    if (next !== undefined) this.#reserved.set(worker, next);
    return next;
  }

  /** A worker leaves, without having done the chunk that it took. */
  giveBack(worker: Worker, chunk: Chunk): void {
    const next = this.#release(worker);
    this.#left = [chunk, ...(next === undefined ? [] : [next]), ...this.#left];
  }

  #release(worker: Worker | undefined): Chunk | undefined {
    if (worker === undefined) return undefined;
    const chunk = this.#reserved.get(worker);
    this.#reserved.delete(worker);
    return chunk;
  }
}
