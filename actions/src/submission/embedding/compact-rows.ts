/**
 * Rows of a table in one piece of memory outside of the heap: as objects those of a full data set are hundreds
 * of thousands of pieces, which the collector copies about.
 */
export class CompactRows {
  readonly columns: readonly string[];
  #bytes = Buffer.alloc(2 ** 16);
  readonly #ends: number[] = [];

  constructor(columns: readonly string[]) {
    this.columns = columns;
  }

  add(row: Readonly<Record<string, string>>): void {
    const cells = JSON.stringify(this.columns.map((column) => row[column] ?? ''));
    const start = this.#ends.at(-1) ?? 0;
    const end = start + Buffer.byteLength(cells);
    if (end > this.#bytes.length) {
      this.#bytes = Buffer.concat([this.#bytes], 2 * end);
    }
    this.#bytes.write(cells, start);
    this.#ends.push(end);
  }

  /** The nth row, from 0 on, as it was added. */
  row(nth: number): Record<string, string> {
    const cells = this.#bytes.toString('utf8', this.#ends[nth - 1] ?? 0, this.#ends[nth]);
    const values = JSON.parse(cells) as string[];
    return Object.fromEntries(this.columns.map((column, at) => [column, values[at] ?? '']));
  }

  /** All of them, one at a time. */
  *[Symbol.iterator](): Generator<Record<string, string>> {
    for (let nth = 0; nth < this.#ends.length; nth++) yield this.row(nth);
  }
}
