import { constants, createZstdDecompress, zstdCompressSync, zstdDecompressSync } from 'node:zlib';
import { entriesOf, largestShard, readRepodataRecord, type RepoRecord } from './records.ts';
import { largestRecord, longestName, RepodataScanner } from './repodata-scanner.ts';

/** The biggest in use has a third of it, and an attacker's few kilobytes could unpack to any size. */
const LARGEST = 2 ** 30;

/** What is kept of one may take this much memory: that of conda-forge takes half. */
const MOST_KEPT = 96 * 2 ** 20;

/** About so much is packed together. */
const BATCH = 2 ** 18;

/** What a run of records takes beside their bytes. */
const EACH = 200;

/** Below this much nothing is gained by packing. */
const SMALL = 16 * 2 ** 20;

const fast = { params: { [constants.ZSTD_c_compressionLevel]: 1 } };

/** Records of one name that stand together in the file: where they are in a batch, as an object in JSON. */
interface Run {
  readonly batch: number;
  readonly from: number;
  readonly to: number;
}

/**
 * The repodata.json of a subdirectory. What isn't asked for is neither parsed nor unpacked: of
 * 650,000 records, an environment's solver looks at some thousand.
 */
export class WholeRepodata {
  readonly #runs = new Map<string, Run[]>();
  readonly #batches: { readonly bytes: Buffer; readonly packed: boolean }[] = [];
  readonly #batch = Buffer.alloc(BATCH + largestRecord + 2 * longestName);
  #filled = 0;
  #name: string | undefined;
  #from = 0;
  #read = 0;
  #kept = 0;
  #info: Record<string, unknown> = {};

  /** Reads the file, as it is or packed with zstd. @throws on anything else, and on too much */
  static async of(bytes: Uint8Array, form: 'json' | 'zst'): Promise<WholeRepodata> {
    const whole = new WholeRepodata();
    const scanner = new RepodataScanner({
      record: (file, json) => whole.#add(file, json),
      info: (json) => (whole.#info = JSON.parse(json.toString('utf8')) as Record<string, unknown>),
    });
    for await (const chunk of form === 'zst' ? unpacked(bytes) : [bytes]) {
      whole.#read += chunk.length;
      if (whole.#read > LARGEST) throw new Error('it unpacks to more than 1 GiB');
      scanner.push(chunk);
    }
    scanner.end();
    whole.#flush();
    return whole;
  }

  /** How much memory it takes. */
  get kept(): number {
    return this.#kept;
  }

  /** The address of the folder of the packages, relative to the file's. */
  get baseUrl(): string {
    const { base_url } = this.#info;
    return typeof base_url === 'string' ? base_url : './';
  }

  names(): Iterable<string> {
    return this.#runs.keys();
  }

  /** The records of a name, by file; undefined if there is none. @throws on damaged ones */
  records(name: string): ReadonlyMap<string, RepoRecord> | undefined {
    const runs = this.#runs.get(name);
    if (runs === undefined) return undefined;
    const size = runs.reduce((sum, { from, to }) => sum + to - from, 0);
    if (size > largestShard) throw new Error('they are too many');
    const records = new Map<string, RepoRecord>();
    for (const { batch, from, to } of runs) {
      const { bytes, packed } = this.#batches[batch]!;
      const json = (packed ? zstdDecompressSync(bytes) : bytes).toString('utf8', from, to);
      for (const [file, fields] of entriesOf(JSON.parse(json))) {
        const record = readRepodataRecord(fields);
        // A file is named after its package: the solver asks for one, and is given no other.
        if (record?.name === name) records.set(file, record);
      }
    }
    return records;
  }

  #add(file: string, json: Buffer): void {
    const name = nameOfFile(file);
    if (name === undefined) return;
    if (this.#filled > BATCH) this.#flush();
    if (name !== this.#name) {
      this.#close();
      this.#name = name;
      this.#from = this.#filled;
    }
    const before = this.#filled === this.#from ? '{' : ',';
    this.#filled += this.#batch.write(`${before}"${file}":`, this.#filled);
    this.#filled += json.copy(this.#batch, this.#filled);
  }

  /** Ends the run of the name that was last. */
  #close(): void {
    if (this.#name === undefined) return;
    this.#filled += this.#batch.write('}', this.#filled);
    const run = { batch: this.#batches.length, from: this.#from, to: this.#filled };
    const known = this.#runs.get(this.#name);
    if (known === undefined) this.#runs.set(this.#name, [run]);
    else known.push(run);
    this.#name = undefined;
    this.#keep(EACH);
  }

  #flush(): void {
    this.#close();
    const packed = this.#read > SMALL;
    const whole = this.#batch.subarray(0, this.#filled);
    // A copy: what zlib gives is the start of a larger buffer, which would be kept as well.
    const bytes = Buffer.from(packed ? zstdCompressSync(whole, fast) : whole);
    this.#batches.push({ bytes, packed });
    this.#filled = 0;
    this.#keep(bytes.length);
  }

  #keep(size: number): void {
    this.#kept += size;
    if (this.#kept > MOST_KEPT) throw new Error('it has more than can be kept');
  }
}

/** `name-version-build.conda`; undefined for another file. */
function nameOfFile(file: string): string | undefined {
  return /^([^"\\]+)-[^-"\\]+-[^-"\\]+\.(?:conda|tar\.bz2)$/.exec(file)?.[1];
}

async function* unpacked(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  const stream = createZstdDecompress({ chunkSize: 2 ** 18 });
  stream.end(bytes);
  for await (const chunk of stream) yield chunk as Uint8Array;
}
