import { accountFor } from '../../../submission/embedding/account.ts';
import { type ChunkStore, DamagedChunk } from '../../../submission/embedding/chunk-store.ts';
import type { Chunk, ChunkVideo } from '../../../submission/embedding/chunks.ts';
import {
  describeAll,
  type Failed,
  type MainAttempt,
} from '../../../submission/embedding/divide.ts';
import { outlineOf, type Result } from '../../../submission/embedding/merge.ts';
import type { Rows } from '../../../submission/embedding/rows.ts';
import type { VideoSet } from '../../../submission/layout.ts';
import type { ChunkKeys } from './chunk-keys.ts';
import { type MainRuns, type ReadyMain, readyMain, type Runner } from './runs/chunk-run.ts';
import type { SetVideos } from './set-videos.ts';

/** What decides which results are looked for, and where. */
export interface ChunkContext {
  readonly dataset: string;
  readonly image: string;
  /** Digests of the files of submission_src. */
  readonly code: Readonly<Record<string, string>>;
  readonly keys: ChunkKeys;
  readonly store: ChunkStore;
  readonly sets: readonly SetVideos[];
  /** Chunks that have videos set apart are made again. */
  readonly retry: boolean;
}

/** A run of main.py on a chunk as its files were when this was made. */
export interface ReadyChunk {
  readonly key: string;
  readonly main: ReadyMain;
}

/** Takes a line that people should read. */
type Note = (text: string) => void;

/** Finds results of chunks, or makes them with main.py. */
export class ChunkMaker {
  readonly #context: ChunkContext;
  readonly #runs: MainRuns;
  /** A video of each set that main.py has described in this call. */
  readonly #proofs = new Map<VideoSet, ChunkVideo>();
  /** Keys of the results of this call. */
  readonly #made = new Set<string>();

  constructor(context: ChunkContext, runs: MainRuns) {
    this.#context = context;
    this.#runs = runs;
  }

  /** A result that is kept and for whose key no file has to be read. */
  async find(chunk: Chunk, note: Note): Promise<Result | undefined> {
    const key = this.#context.keys.known(chunk);
    return key === undefined ? undefined : await this.#kept(key, [], note);
  }

  /** The same if files have to be read. */
  async look(chunk: Chunk, signal: AbortSignal, note: Note): Promise<Result | undefined> {
    const { key, unread } = await this.#context.keys.read(chunk, signal);
    return await this.#kept(key, unread, note);
  }

  /**
   * Does all that comes before main.py, while main.py may still be at another chunk; undefined if there is nothing
   * to run.
   */
  async ready(all: Chunk, runner: Runner): Promise<ReadyChunk | undefined> {
    const { key, chunk } = await this.#context.keys.read(all, runner.signal);
    const isNeeded = chunk.videos.length > 0 && (await this.#kept(key, [], () => {})) === undefined;
    return isNeeded ? { key, main: await readyMain(this.#runs, chunk, runner) } : undefined;
  }

  /**
   * The result of a chunk, which is on the disk then.
   *
   * @param ready of this chunk, to be used up here; it is not run if files have changed since
   * @throws MainFails if main.py fails whatever it is given; UserError for what stands in the way of all runs
   */
  async make(all: Chunk, runner: Runner, note: Note, ready?: ReadyChunk): Promise<Result> {
    try {
      return await this.#make(all, runner, note, ready);
    } finally {
      await ready?.main.discard();
    }
  }

  /** Whether main.py has described videos of a set in this call. */
  hasDescribed(set: VideoSet): boolean {
    return this.#proofs.has(set);
  }

  async #make(all: Chunk, runner: Runner, note: Note, ready?: ReadyChunk): Promise<Result> {
    const { keys, store, dataset, image, code } = this.#context;
    const { key, chunk, unread } = await keys.read(all, runner.signal);
    const found = await this.#kept(key, unread, note);
    if (found !== undefined) return found;
    const { set, index, rows, videos } = chunk;
    const byId = new Map(videos.map((video) => [video.id, video]));
    // The first run is of the whole chunk.
    let first = ready?.key === key ? ready.main : undefined;
    const run = async (ids: readonly string[]) => {
      const some = ids.flatMap((id) => byId.get(id) ?? []);
      const attempt = await this.#run({ set, rows, videos: some }, runner, first);
      first = undefined;
      if ('failed' in attempt && ids.length > 1) {
        note(
          `${ids.length} videos from ${ids[0]} on: ${attempt.failed.why}; trying them in halves`,
        );
      }
      return attempt;
    };
    const ids = [...byId.keys()];
    const { parts, apart } = await describeAll(ids, run, () => this.#broken(chunk, runner));
    // What was described is not what the key says.
    if ((await keys.read(all, runner.signal)).key !== key) {
      note(`a video from ${ids[0]} on was replaced meanwhile; describing its chunk again`);
      return await this.#make(all, runner, note);
    }
    const account = accountFor(ids, parts, apart);
    for (const { video, why } of [...unread, ...account.apart])
      note(`${video} is set apart: ${why}`);
    account.notes.forEach(note);
    const proof = byId.get(account.rows?.videos[0]?.[0] ?? '');
    if (proof !== undefined) this.#proofs.set(set, proof);
    const from = { dataset, set, index, image, code: { ...code } };
    const kept = await store.keep(key, from, account.rows, account.apart);
    this.#made.add(key);
    return { key, kept: outlineOf(kept), unread };
  }

  /**
   * Why main.py fails now whatever it is given of a set; undefined if it does not: it is tried on a video that
   * it has described, else on some of this chunk and of the whole set.
   */
  async #broken(chunk: Chunk, runner: Runner): Promise<Failed | undefined> {
    const proof = this.#proofs.get(chunk.set);
    let failed: Failed | undefined;
    for (const video of proof ? [proof] : probes(chunk, this.#set(chunk.set))) {
      const attempt = await this.#run({ ...chunk, videos: [video] }, runner);
      if ('made' in attempt) {
        this.#proofs.set(chunk.set, video);
        return undefined;
      }
      ({ failed } = attempt);
    }
    const before = proof && `main.py fails on ${proof.id}, which it has described before`;
    const why = `${before ?? `no descriptors of the ${chunk.set} set`}: ${failed?.why}`;
    return failed && { ...failed, why };
  }

  async #run(
    chunk: Omit<Chunk, 'index'>,
    runner: Runner,
    ready?: ReadyMain,
  ): Promise<MainAttempt<Rows>> {
    const main = ready ?? (await readyMain(this.#runs, chunk, runner));
    try {
      return await main.run();
    } finally {
      await main.discard();
    }
  }

  async #kept(key: string, unread: Result['unread'], note: Note): Promise<Result | undefined> {
    const { store, retry } = this.#context;
    try {
      const kept = await store.find(key);
      const again = retry && !this.#made.has(key) && (kept?.apart.length ?? 0) > 0;
      return kept === undefined || again ? undefined : { key, kept: outlineOf(kept), unread };
    } catch (error) {
      if (!(error instanceof DamagedChunk)) throw error;
      note(`${error.message}: its chunk is described again`);
      return undefined;
    }
  }

  #set(set: VideoSet): SetVideos {
    const found = this.#context.sets.find((each) => each.set === set);
    if (found === undefined) throw new Error(`no set ${set}`);
    return found;
  }
}

/** The videos that tell a broken main.py from a broken video: of this chunk, and of the whole set. */
function probes({ videos: own }: Chunk, { videos: all }: SetVideos): Set<ChunkVideo> {
  const middle = [...all.values()][Math.floor(all.size / 2)];
  return new Set([own[0], middle, own.at(-1)].flatMap((video) => video ?? []));
}
