import { appendFileSync, writeFileSync } from 'node:fs';

/** More than that is not kept. */
const MOST_BYTES = 64 * 2 ** 20;

/** What main.py prints in all runs of a call, in a file that the first of it begins anew. */
export class MainLog {
  readonly file: string;
  #bytes = 0;

  constructor(file: string) {
    this.file = file;
    writeFileSync(file, '');
  }

  add(bytes: Uint8Array): void {
    if (this.#bytes > MOST_BYTES) return;
    this.#bytes += bytes.length;
    appendFileSync(this.file, bytes);
  }
}
