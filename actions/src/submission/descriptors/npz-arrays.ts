import type { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { type Entry, openPromise, type ZipFile } from 'yauzl';

/** What the header of a .npy member says, and the bytes after it: row after row, in C order. */
export interface NpyStream {
  /** Data type as NumPy writes it, such as `<f4` or `<U7`. */
  readonly descr: string;
  readonly shape: readonly number[];
  readonly rowBytes: number;
  /** In pieces of whole rows. */
  readonly rows: AsyncIterable<Buffer>;
}

/** Longer ones are not from NumPy. */
const LONGEST_HEADER = 2 ** 16;
const HEADER =
  /^\{'descr': *'([<|][a-zA-Z]\d{1,4})', *'fortran_order': *False, *'shape': *\(([\d, ]*)\)/;

/** The arrays of an npz file on this machine, each to be read once at a time. */
export class NpzArrays {
  readonly #zip: ZipFile;
  readonly #entries: ReadonlyMap<string, Entry>;

  private constructor(zip: ZipFile, entries: ReadonlyMap<string, Entry>) {
    this.#zip = zip;
    this.#entries = entries;
  }

  /** @throws what the library says of a file that is not a zip, or the file system's error. */
  static async open(file: string): Promise<NpzArrays> {
    const zip = await openPromise(file, { lazyEntries: true, autoClose: false });
    const entries = new Map<string, Entry>();
    for await (const entry of zip.eachEntry()) entries.set(entry.fileName, entry);
    return new NpzArrays(zip, entries);
  }

  close(): void {
    this.#zip.close();
  }

  /** @throws Error if there is no such array, or it is not one in C order. */
  async stream(name: string): Promise<NpyStream> {
    const entry = this.#entries.get(`${name}.npy`);
    if (entry === undefined) throw new Error(`there is no ${name}`);
    return npyStream(name, await this.#zip.openReadStreamPromise(entry));
  }

  /** A whole array that is known to be small: ids or times. */
  async whole(name: string): Promise<Omit<NpyStream, 'rows'> & { readonly bytes: Buffer }> {
    const { rows, ...about } = await this.stream(name);
    return { ...about, bytes: await buffer(rows) };
  }
}

async function npyStream(name: string, content: Readable): Promise<NpyStream> {
  const pieces = content[Symbol.asyncIterator]() as AsyncIterator<Buffer, undefined>;
  let held: Buffer = Buffer.alloc(0);
  const atLeast = async (bytes: number) => {
    while (held.length < bytes) {
      const { value, done } = await pieces.next();
      if (done === true) throw new Error(`${name} is cut short`);
      held = Buffer.concat([held, value]);
    }
  };
  // NumPy's format (NEP 1): magic, version, length of the header in 2 bytes, in 4 from version 2 on.
  await atLeast(12);
  if (held.toString('latin1', 0, 6) !== '\x93NUMPY') throw new Error(`${name} is not an array`);
  const [start, length] = held[6] === 1 ? [10, held.readUInt16LE(8)] : [12, held.readUInt32LE(8)];
  if (length > LONGEST_HEADER) throw new Error(`${name} has a header that is too long`);
  await atLeast(start + length);
  const [, descr, lengths] = HEADER.exec(held.toString('latin1', start, start + length)) ?? [];
  if (descr === undefined || lengths === undefined) throw new Error(`${name} has another form`);
  const shape = lengths.split(',').flatMap((text) => (text.trim() === '' ? [] : [Number(text)]));
  const width = Number(descr.slice(2)) * (descr[1] === 'U' ? 4 : 1);
  const rowBytes = shape.slice(1).reduce((bytes, count) => bytes * count, width);
  if (!(rowBytes > 0)) throw new Error(`${name} has another form`);
  held = held.subarray(start + length);
  return { descr, shape, rowBytes, rows: wholeRows(held, pieces, rowBytes) };
}

async function* wholeRows(
  first: Buffer,
  pieces: AsyncIterator<Buffer, undefined>,
  rowBytes: number,
): AsyncGenerator<Buffer> {
  let held = first;
  for (;;) {
    const whole = held.length - (held.length % rowBytes);
    if (whole > 0) yield held.subarray(0, whole);
    const { value, done } = await pieces.next();
    if (done === true) return;
    held = Buffer.concat([held.subarray(whole), value]);
  }
}
