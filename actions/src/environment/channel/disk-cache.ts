import { createHash } from 'node:crypto';
import { mkdir, readdir, readFile, rm, stat, utimes, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { replaceFile } from '../../files/replace-file.ts';

/** What was not used for a month belongs to versions that nobody asks for any more. */
const KEPT_MS = 30 * 24 * 3600 * 1000;

/** An answer kept from an earlier run. */
interface Kept {
  readonly bytes: Uint8Array;
  readonly etag: string | undefined;
}

interface Found extends Kept {
  /** Since it was written or found unchanged. */
  readonly ageMs: number;
}

/**
 * Answers of servers in a folder, one file each: a line of JSON (address, ETag, checksum), then the
 * body. A file that is damaged or belongs to another address counts as absent, so the folder may
 * come from anywhere and may be thrown away at any time.
 */
export class DiskCache {
  readonly #folder: string | undefined;

  /** @param folder made when first needed; without one nothing is kept */
  constructor(folder: string | undefined) {
    this.#folder = folder;
  }

  async read(url: string): Promise<Found | undefined> {
    if (this.#folder === undefined) return undefined;
    try {
      const file = path.join(this.#folder, sha256(url));
      const [whole, { mtimeMs }] = await Promise.all([readFile(file), stat(file)]);
      const end = whole.indexOf(0x0a);
      const head = JSON.parse(whole.toString('utf8', 0, end)) as Record<string, unknown>;
      const bytes = whole.subarray(end + 1);
      if (head['url'] !== url || head['sha256'] !== sha256(bytes)) return undefined;
      const etag = typeof head['etag'] === 'string' ? head['etag'] : undefined;
      return { bytes, etag, ageMs: Date.now() - mtimeMs };
    } catch {
      return undefined;
    }
  }

  /** What is kept is as good as new. */
  async renew(url: string): Promise<void> {
    const now = new Date();
    await utimes(path.join(this.#folder ?? '', sha256(url)), now, now).catch(() => {});
  }

  /** Removes what no run has read or written for a month: shards of records that have changed. */
  async tidy(now = Date.now()): Promise<void> {
    if (this.#folder === undefined) return;
    const names = await readdir(this.#folder).catch(() => []);
    await Promise.all(
      names.map(async (name) => {
        const file = path.join(this.#folder ?? '', name);
        const stats = await stat(file).catch(() => undefined);
        const used = Math.max(stats?.atimeMs ?? now, stats?.mtimeMs ?? now);
        if (now - used > KEPT_MS) await rm(file, { force: true }).catch(() => {});
      }),
    );
  }

  /** A folder that can't be written costs time on the next run, and does not fail this one. */
  async write(url: string, { bytes, etag }: Kept): Promise<void> {
    if (this.#folder === undefined) return;
    const file = path.join(this.#folder, sha256(url));
    const head = JSON.stringify({ url, etag, sha256: sha256(bytes) });
    try {
      await mkdir(this.#folder, { recursive: true });
      await replaceFile(file, (partial) => writeFile(partial, [Buffer.from(`${head}\n`), bytes]));
    } catch {
      // As if there had been no folder.
    }
  }
}

/** The digest in lower-case hex. */
export function sha256(data: string | Uint8Array): string {
  return createHash('sha256').update(data).digest('hex');
}
