/** What a scanner finds; the bytes are JSON, and belong to the receiver. */
interface Found {
  /** A record: the file's name as it stands in the quotes, and the object. */
  readonly record: (file: string, json: Buffer) => void;
  /** The object under `info`. */
  readonly info: (json: Buffer) => void;
}

const quote = 0x22;
const backslash = 0x5c;
const open = 0x7b;
const close = 0x7d;
const openList = 0x5b;
const closeList = 0x5d;

/** Longer names of files aren't kept, nor larger records: real ones have a few thousand bytes. */
export const longestName = 512;
export const largestRecord = 2 ** 20;

/** conda-forge has 700,000 records. */
const mostKept = 4_000_000;

/**
 * Finds the records in repodata.json as it comes in, without ever holding the whole, which has a
 * hundred times more than an environment needs. It looks at quotes and brackets alone: whether a record is
 * JSON is seen when it is read.
 */
export class RepodataScanner {
  readonly #found: Found;
  #depth = 0;
  #begun = false;
  #inString = false;
  #escaped = false;
  /** The last text at the place where keys stand. */
  #key = '';
  /** The key under which the scanner is, of the outermost object. */
  #section = '';
  /** Pieces of what is being kept, from earlier chunks. */
  #pieces: Buffer[] = [];
  #kept = 0;
  #keeping: 'key' | 'value' | undefined;
  #count = 0;

  constructor(found: Found) {
    this.#found = found;
  }

  /** @throws if this can't be repodata */
  push(bytes: Uint8Array): void {
    const chunk = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    let from = 0;
    for (let at = 0; at < chunk.length; at++) {
      const byte = chunk[at];
      if (this.#inString) {
        if (this.#escaped) this.#escaped = false;
        else if (byte === backslash) this.#escaped = true;
        else if (byte === quote) {
          this.#inString = false;
          if (this.#keeping === 'key') this.#key = this.#take(chunk, from, at).toString('utf8');
        }
      } else if (byte === quote) {
        this.#inString = true;
        if (this.#keeping === undefined && this.#atKeys()) {
          this.#keeping = 'key';
          from = at + 1;
        }
      } else if (byte === open || byte === openList) {
        if (this.#depth === 0 && (this.#begun || byte !== open))
          throw new Error('it is not repodata');
        this.#begun = true;
        if (this.#depth === 1) this.#section = this.#key;
        this.#depth += 1;
        if (byte === open && this.#keeping === undefined && this.#atValue()) {
          this.#keeping = 'value';
          from = at;
        }
      } else if (byte === close || byte === closeList) {
        if (this.#depth === 0) throw new Error('it is not repodata');
        if (this.#keeping === 'value' && this.#atValue())
          this.#tell(this.#take(chunk, from, at + 1));
        this.#depth -= 1;
      }
    }
    if (this.#keeping !== undefined) this.#keep(chunk.subarray(from));
  }

  /** @throws if it ended too early */
  end(): void {
    if (!this.#begun || this.#depth !== 0) throw new Error('it ends early');
  }

  #inTable(): boolean {
    return this.#section === 'packages' || this.#section === 'packages.conda';
  }

  #atKeys(): boolean {
    return this.#depth === 1 || (this.#depth === 2 && this.#inTable());
  }

  /** Whether the innermost object is one that is kept. */
  #atValue(): boolean {
    return this.#depth === 2 ? this.#section === 'info' : this.#depth === 3 && this.#inTable();
  }

  #keep(piece: Buffer): void {
    this.#kept += piece.length;
    const most = this.#keeping === 'key' ? longestName : largestRecord;
    if (this.#kept > most) throw new Error('it has a record that is too large');
    if (piece.length > 0) this.#pieces.push(Buffer.from(piece));
  }

  /** What was kept up to here, as bytes of its own. */
  #take(chunk: Buffer, from: number, to: number): Buffer {
    this.#count += 1;
    if (this.#count > 2 * mostKept) throw new Error('it has too many records');
    const piece = this.#pieces.length === 0 ? from : 0;
    this.#keep(chunk.subarray(piece, to));
    const [first] = this.#pieces;
    const whole = this.#pieces.length === 1 ? first! : Buffer.concat(this.#pieces);
    this.#pieces = [];
    this.#kept = 0;
    this.#keeping = undefined;
    return whole;
  }

  #tell(json: Buffer): void {
    if (this.#section === 'info') this.#found.info(json);
    else this.#found.record(this.#key, json);
  }
}
