import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, open, readdir, readFile, rename, rm, stat } from 'node:fs/promises';
import path from 'node:path';
import * as v from 'valibot';
import { SurroundingsError } from '../../errors.ts';
import { shown } from '../../files/messages.ts';
import { VIDEO_SETS } from '../layout.ts';
import type { SetApart } from './divide.ts';
import type { Rows } from './rows.ts';

/** What is kept of a chunk beside its arrays; `kept.json`. */
const KEPT = v.object({
  schema: v.literal(1),
  /** What the result came from, for people: nothing is looked up by it. */
  from: v.object({
    dataset: v.string(),
    set: v.picklist(VIDEO_SETS),
    index: v.number(),
    image: v.string(),
    code: v.record(v.string(), v.string()),
  }),
  videos: v.array(v.tuple([v.string(), v.number()])),
  apart: v.array(v.object({ video: v.string(), why: v.string() })),
  dimensions: v.number(),
  timeType: v.picklist(['<f4', '<f8']),
  timeWidth: v.picklist([1, 2]),
});
export type KeptChunk = v.InferOutput<typeof KEPT>;

/** A kept result whose bytes are not those that were written. */
export class DamagedChunk extends SurroundingsError {
  readonly key: string;

  constructor(key: string, file: string) {
    super(`${shown(file)} is damaged`, { next: 'look at the disk, then run it again' });
    this.key = key;
  }
}

type ResultFile = 'features' | 'timestamps' | 'kept.json';

/** What `sha256sum --check` reads. */
const SUMS = 'SHA256SUMS';

/** Results of chunks in a folder, each in a folder of its own that is named by its key. */
export class ChunkStore {
  readonly folder: string;
  readonly #unfinished: string;

  /** @param unfinished a folder of the same file system, for what has no name yet */
  constructor(folder: string, unfinished: string) {
    this.folder = folder;
    this.#unfinished = unfinished;
  }

  has(key: string): boolean {
    return existsSync(path.join(this.folder, key));
  }

  /** What is kept under a key, or undefined. @throws DamagedChunk */
  async find(key: string): Promise<KeptChunk | undefined> {
    return this.has(key) ? await this.need(key) : undefined;
  }

  /** What is kept under a key that was found before. @throws DamagedChunk, as if there is nothing any more */
  async need(key: string): Promise<KeptChunk> {
    const text = await this.read(key, 'kept.json');
    return v.parse(KEPT, JSON.parse(text.toString()));
  }

  /**
   * Keeps a result. It is on the disk before it has its name, so that one that can be found is whole, whenever
   * the power goes.
   *
   * @throws the file system's error; nothing is kept then.
   */
  async keep(
    key: string,
    from: KeptChunk['from'],
    rows: Rows | undefined,
    apart: readonly SetApart[],
  ): Promise<KeptChunk> {
    const { features, timestamps, ...form } = rows ?? NO_ROWS;
    const kept = v.parse(KEPT, { schema: 1, from, ...form, apart });
    const files = { features, timestamps, 'kept.json': Buffer.from(JSON.stringify(kept)) };
    await this.#write(key, files);
    return kept;
  }

  /**
   * Keeps a result of another store as well.
   *
   * @throws DamagedChunk; the file system's error
   */
  async take(key: string, from: ChunkStore): Promise<void> {
    const features = await from.read(key, 'features');
    const timestamps = await from.read(key, 'timestamps');
    const kept = await from.read(key, 'kept.json');
    await this.#write(key, { features, timestamps, 'kept.json': kept });
  }

  async #write(key: string, files: Readonly<Record<ResultFile, Buffer>>): Promise<void> {
    const sums = Object.entries(files).map(([name, bytes]) => `${sha256(bytes)}  ${name}\n`);
    await mkdir(this.folder, { recursive: true });
    await mkdir(this.#unfinished, { recursive: true });
    const made = await mkdtemp(path.join(this.#unfinished, 'result-'));
    try {
      for (const [name, bytes] of Object.entries({
        ...files,
        [SUMS]: Buffer.from(sums.join('')),
      })) {
        await writeThrough(path.join(made, name), bytes);
      }
      await syncFolder(made);
      // One that is damaged, or has videos that were tried again.
      await this.remove(key);
      await rename(made, path.join(this.folder, key));
      await syncFolder(this.folder);
    } catch (error) {
      await rm(made, { recursive: true, force: true });
      throw error;
    }
  }

  /** The bytes of a file of a result. @throws DamagedChunk if they are not those that were kept. */
  async read(key: string, name: ResultFile): Promise<Buffer> {
    const file = path.join(this.folder, key, name);
    const sums = await readFile(path.join(this.folder, key, SUMS), 'utf8').catch(() => '');
    const bytes = await readFile(file).catch(() => undefined);
    if (bytes === undefined || !sums.includes(`${sha256(bytes)}  ${name}\n`)) {
      throw new DamagedChunk(key, file);
    }
    return bytes;
  }

  async remove(key: string): Promise<void> {
    await rm(path.join(this.folder, key), { recursive: true, force: true });
  }

  /** All that is kept, with its size in bytes. What can't be read has no `kept`. */
  async list(): Promise<{ key: string; bytes: number; kept: KeptChunk | undefined; at: Date }[]> {
    const found = [];
    for (const key of await readdir(this.folder).catch(() => [])) {
      if (!/^[0-9a-f]{64}$/.test(key)) continue;
      let bytes = 0;
      for (const name of await readdir(path.join(this.folder, key))) {
        bytes += (await stat(path.join(this.folder, key, name))).size;
      }
      const { mtime } = await stat(path.join(this.folder, key));
      found.push({ key, bytes, kept: await this.find(key).catch(() => undefined), at: mtime });
    }
    return found;
  }
}

/** Of a chunk all of whose videos were set apart. */
const NO_ROWS: Rows = {
  videos: [],
  dimensions: 0,
  timeType: '<f4',
  timeWidth: 1,
  features: Buffer.alloc(0),
  timestamps: Buffer.alloc(0),
};

function sha256(bytes: Buffer): string {
  return createHash('sha256').update(bytes).digest('hex');
}

async function writeThrough(file: string, bytes: Buffer): Promise<void> {
  const handle = await open(file, 'wx');
  try {
    await handle.writeFile(bytes);
    await handle.sync();
  } finally {
    await handle.close();
  }
}

async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}
