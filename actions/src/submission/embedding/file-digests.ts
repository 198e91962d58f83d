import { hash as hashOf } from 'node:crypto';
import type { BigIntStats } from 'node:fs';
import { appendFile, readFile } from 'node:fs/promises';
import { sha256OfFile } from '../../files/sha256.ts';

/**
 * SHA-256 of files, read once: their stamp tells whether a file is still the one that was read. They are kept
 * in a journal of lines, to which one is added at a time, so that a stop at any moment costs at most the
 * last one.
 */
export class FileDigests {
  readonly #journal: string;
  /** By `keyOf` a stamp and a path. */
  readonly #known: Map<string, string>;

  private constructor(journal: string, known: Map<string, string>) {
    this.#journal = journal;
    this.#known = known;
  }

  /** @param journal a file, which need not exist */
  static async open(journal: string): Promise<FileDigests> {
    const bytes = await readFile(journal).catch(() => Buffer.alloc(0));
    const known = new Map<string, string>();
    for (let start = 0; start < bytes.length;) {
      const next = bytes.indexOf('\n', start);
      const end = next === -1 ? bytes.length : next;
      // `<sha256> <stamp> <path>`; a line that was cut off counts for nothing.
      if (/^[0-9a-f]{64} \d+\.\d+\.\d+ ./.test(bytes.toString('utf8', start, end))) {
        // Parts of the line would hold all of it.
        const sha256 = bytes.toString('latin1', start, start + 64);
        known.set(keyOf(bytes.subarray(start + 65, end)), sha256);
      }
      start = end + 1;
    }
    return new FileDigests(journal, known);
  }

  /** The digest of a file that was read before and has not changed; undefined if it has to be read. */
  known(file: string, stamp: string): string | undefined {
    return this.#known.get(keyOf(`${stamp} ${file}`));
  }

  /**
   * The digest of a file, which is read if need be.
   *
   * @throws the file system's error
   */
  async of(file: string, stamp: string, signal: AbortSignal): Promise<string> {
    const known = this.known(file, stamp);
    if (known !== undefined) return known;
    const sha256 = await sha256OfFile(file, signal);
    const what = `${stamp} ${file}`;
    this.#known.set(keyOf(what), sha256);
    await this.#write(`${sha256} ${what}`);
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

/** Stands for `<stamp> <path>` in 32 bytes: a full data set has tens of thousands of them. */
function keyOf(what: string | Buffer): string {
  return hashOf('sha256', what, 'binary');
}

/** What is another if a file is: its size in bytes, time of change and inode. */
export function stampOf({ size, mtimeNs, ino }: BigIntStats): string {
  return `${size}.${mtimeNs}.${ino}`;
}
