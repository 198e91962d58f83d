import { DiskCache } from './disk-cache.ts';
import { download, type Patience, patienceWithin, Unavailable } from './download.ts';

export interface FetcherOptions {
  /** Where answers of servers are kept between runs; without it they aren't. */
  readonly cacheFolder?: string | undefined;
  /** Time for everything, from the making of the fetcher on. */
  readonly deadlineMs: number;
  readonly signal: AbortSignal;
  /** How many requests may be under way; by default 24. */
  readonly atOnce?: number | undefined;
  /** How downloads are tried again; by default three attempts that fit into the deadline. */
  readonly patience?: Patience | undefined;
}

/** How an answer is asked for and kept. */
interface Keeping {
  readonly immutable?: boolean;
  /** How long an answer is taken as it is, in milliseconds. */
  readonly freshMs?: number;
  /** Media types. */
  readonly accept?: string;
  /** What of an answer is kept, and read; throws on a damaged one. */
  readonly distil?: (bytes: Uint8Array) => Uint8Array;
  /** The most bytes that are taken. */
  readonly limit?: number;
}

/** A part of a file. */
export interface FilePart {
  readonly bytes: Uint8Array;
  /** Of the whole file. */
  readonly size: number;
}

/** Gets addresses, few at a time, through the cache of the disk. */
export class Fetcher {
  readonly #cache: DiskCache;
  readonly #patience: Patience;
  readonly #signal: AbortSignal;
  readonly #late: AbortSignal;
  readonly #waiting: (() => void)[] = [];
  #free: number;

  constructor({ cacheFolder, deadlineMs, signal, patience, atOnce = 24 }: FetcherOptions) {
    this.#free = atOnce;
    this.#cache = new DiskCache(cacheFolder);
    this.#patience = patience ?? patienceWithin(deadlineMs);
    this.#signal = signal;
    this.#late = AbortSignal.timeout(deadlineMs);
  }

  /**
   * What an address holds, or undefined if there is nothing (404). What is kept is revalidated by
   * its ETag, or taken as it is where the address names its content (`immutable`), or while it is
   * younger than `freshMs`.
   * @param read makes something of the bytes, and throws on damaged ones: those are never kept
   * @throws Unavailable
   */
  async get<T>(
    url: string,
    read: (bytes: Uint8Array) => T | Promise<T>,
    { immutable = false, freshMs = 0, accept, distil, limit }: Keeping = {},
  ): Promise<T | undefined> {
    await this.#enter();
    try {
      const kept = await this.#kept(url, read);
      if (kept !== undefined && (immutable || kept.ageMs < freshMs)) return kept.value;
      const options = { etag: kept?.etag, accept, limit, signal: this.#signal, late: this.#late };
      const take = async (bytes: Uint8Array) => {
        const essence = distil === undefined ? bytes : distil(bytes);
        return { essence, value: await read(essence) };
      };
      const answer = await download(url, this.#patience, take, options);
      if (answer.kind === 'absent') return undefined;
      if (answer.kind === 'unchanged') {
        if (freshMs > 0) await this.#cache.renew(url);
        return kept?.value;
      }
      if (answer.etag !== undefined || immutable || freshMs > 0) {
        await this.#cache.write(url, { bytes: answer.value.essence, etag: answer.etag });
      }
      return answer.value.value;
    } finally {
      this.#leave();
    }
  }

  /**
   * A part of a file, such as `bytes=-1000` or `bytes=0-99`, and the file's size; or the whole file,
   * from a server that gives no parts.
   * @param limit the most bytes that are taken
   * @throws Unavailable, also if there is nothing (404)
   */
  async part(url: string, range: string, limit?: number): Promise<FilePart> {
    await this.#enter();
    try {
      const options = { range, limit, signal: this.#signal, late: this.#late };
      const answer = await download(url, this.#patience, (bytes) => bytes, options);
      if (answer.kind !== 'body') throw new Unavailable(url, 'HTTP 404', 1);
      const { value: bytes, whole = bytes.length } = answer;
      return { bytes, size: whole };
    } finally {
      this.#leave();
    }
  }

  /**
   * What a server answers to a question in JSON; it isn't kept.
   * @param limit the most bytes that are taken
   * @throws Unavailable
   */
  async ask<T>(url: string, body: string, read: (bytes: Uint8Array) => T, limit: number) {
    await this.#enter();
    try {
      const options = { body, limit, signal: this.#signal, late: this.#late };
      const answer = await download(url, this.#patience, read, options);
      if (answer.kind !== 'body') throw new Unavailable(url, 'HTTP 404', 1);
      return answer.value;
    } finally {
      this.#leave();
    }
  }

  /** What was made of files once and is kept under a name of its own; made, if it isn't there. */
  async derived(name: string, make: () => Promise<Uint8Array>): Promise<Uint8Array> {
    const kept = await this.#cache.read(name);
    if (kept !== undefined) return kept.bytes;
    const bytes = await make();
    await this.#cache.write(name, { bytes, etag: undefined });
    return bytes;
  }

  /** Call it at the end of a run. */
  tidy(): Promise<void> {
    return this.#cache.tidy();
  }

  async #kept<T>(
    url: string,
    read: (bytes: Uint8Array) => T | Promise<T>,
  ): Promise<{ value: T; etag: string | undefined; ageMs: number } | undefined> {
    const kept = await this.#cache.read(url);
    if (kept === undefined) return undefined;
    try {
      return { value: await read(kept.bytes), etag: kept.etag, ageMs: kept.ageMs };
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
