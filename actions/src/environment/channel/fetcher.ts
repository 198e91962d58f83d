import { DiskCache } from './disk-cache.ts';
import { download, type Patience, patienceWithin } from './download.ts';

export interface FetcherOptions {
  /** Where answers of servers are kept between runs; without it they aren't. */
  readonly cacheFolder?: string | undefined;
  /** Time for everything, from the making of the fetcher on. */
  readonly deadlineMs: number;
  readonly signal: AbortSignal;
  /** How downloads are tried again; by default three attempts that fit into the deadline. */
  readonly patience?: Patience | undefined;
}

/** Gets addresses, few at a time, through the cache of the disk. */
export class Fetcher {
  readonly #cache: DiskCache;
  readonly #patience: Patience;
  readonly #signal: AbortSignal;
  readonly #late: AbortSignal;
  readonly #waiting: (() => void)[] = [];
  #free = 24;

  constructor({ cacheFolder, deadlineMs, signal, patience }: FetcherOptions) {
    this.#cache = new DiskCache(cacheFolder);
    this.#patience = patience ?? patienceWithin(deadlineMs);
    this.#signal = signal;
    this.#late = AbortSignal.timeout(deadlineMs);
  }

  /**
   * What an address holds, or undefined if there is nothing (404). What is kept is revalidated by
   * its ETag, or taken as it is where the address names its content (`immutable`).
   * @param read makes something of the bytes, and throws on damaged ones: those are never kept
   * @throws Unavailable
   */
  async get<T>(
    url: string,
    read: (bytes: Uint8Array) => T,
    { immutable = false } = {},
  ): Promise<T | undefined> {
    await this.#enter();
    try {
      const kept = await this.#kept(url, read);
      if (kept !== undefined && immutable) return kept.value;
      const options = { etag: kept?.etag, signal: this.#signal, late: this.#late };
      const answer = await download(url, this.#patience, read, options);
      if (answer.kind === 'absent') return undefined;
      if (answer.kind === 'unchanged') return kept?.value;
      if (answer.etag !== undefined || immutable) await this.#cache.write(url, answer);
      return answer.value;
    } finally {
      this.#leave();
    }
  }

  /** Call it at the end of a run. */
  tidy(): Promise<void> {
    return this.#cache.tidy();
  }

  async #kept<T>(
    url: string,
    read: (bytes: Uint8Array) => T,
  ): Promise<{ value: T; etag: string | undefined } | undefined> {
    const kept = await this.#cache.read(url);
    if (kept === undefined) return undefined;
    try {
      return { value: read(kept.bytes), etag: kept.etag };
    } catch {
      return undefined;
    }
  }

  async #enter(): Promise<void> {
    if (this.#free > 0) this.#free -= 1;
    else await new Promise<void>((resolve) => this.#waiting.push(resolve));
  }

  #leave(): void {
    const next = this.#waiting.shift();
    if (next === undefined) this.#free += 1;
    else next();
  }
}
