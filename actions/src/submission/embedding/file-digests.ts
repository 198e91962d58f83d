import { createHash } from 'node:crypto';
import { type BigIntStats, createReadStream } from 'node:fs';
import { appendFile, readFile } from 'node:fs/promises';
import { pipeline } from 'node:stream/promises';

/**
 * SHA-256 of files, read once: their stamp tells whether a file is still the one that was read. They are kept
 * in a journal of lines, to which one is added at a time, so that a stop at any moment costs at most the
 * last one.
 */
export class FileDigests {
  readonly #journal: string;
  /** By stamp and path. */
  readonly #known: Map<string, string>;

  private constructor(journal: string, known: Map<string, string>) {
    this.#journal = journal;
    this.#known = known;
  }

  /** @param journal a file, which need not exist */
  static async open(journal: string): Promise<FileDigests> {
    const text = await readFile(journal, 'utf8').catch(() => '');
    const known = new Map<string, string>();
    for (const line of text.split('\n')) {
      // `<sha256> <stamp> <path>`; a line that was cut off counts for nothing.
      const [, sha256, key] = /^([0-9a-f]{64}) (\d+\.\d+\.\d+ .+)$/.exec(line) ?? [];
      if (sha256 !== undefined && key !== undefined) known.set(key, sha256);
    }
    return new FileDigests(journal, known);
  }

  /** The digest of a file that was read before and has not changed; undefined if it has to be read. */
  known(file: string, stamp: string): string | undefined {
    return this.#known.get(`${stamp} ${file}`);
  }

  /**
   * The digest of a file, which is read if need be.
   *
   * @throws the file system's error
   */
  async of(file: string, stamp: string, signal: AbortSignal): Promise<string> {
    const known = this.known(file, stamp);
    if (known !== undefined) return known;
    const hash = createHash('sha256');
    await pipeline(createReadStream(file), hash, { signal });
    const sha256 = hash.digest('hex');
    const key = `${stamp} ${file}`;
    this.#known.set(key, sha256);
    await this.#write(`${sha256} ${key}`);
    return sha256;
  }

  /**
   * If the journal can't be written, as on a full disk or without its folder, the file is read again next
   * time, and no more.
   */
  async #write(line: string): Promise<void> {
    try {
      // A line that was cut off must not swallow this one.
      await appendFile(this.#journal, `\n${line}`);
    } catch {}
  }
}

/** What is another if a file is: its size in bytes, time of change and inode. */
export function stampOf({ size, mtimeNs, ino }: BigIntStats): string {
  return `${size}.${mtimeNs}.${ino}`;
}
