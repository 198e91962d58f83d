import { writeFile } from 'node:fs/promises';
import { UserError } from '../../../errors.ts';
import { shown } from '../../../files/messages.ts';
import { replaceFile } from '../../../files/replace-file.ts';
import type { MachineUse } from '../../../machine/use.ts';
import type { Ports } from '../../../ports.ts';
import { ChunkQueue } from '../../../submission/embedding/chunk-queue.ts';
import type { Chunk } from '../../../submission/embedding/chunks.ts';
import { MainFails } from '../../../submission/embedding/divide.ts';
import type { Result } from '../../../submission/embedding/merge.ts';
import {
  EmbedProgress,
  progressBar,
  progressText,
} from '../../../submission/embedding/progress.ts';
import type { Worker } from '../../../submission/embedding/workers.ts';
import type { RunLimits } from '../../../submission/run/run-limits.ts';
import { grouped, lastLines } from '../../../text.ts';
import { Ahead } from './ahead.ts';
import type { ChunkMaker } from './chunk-maker.ts';
import { MainLog } from './main-log.ts';

/** So many of the last lines are shown of a main.py that fails. */
const LOG_LINES = 20;

/** Who describes. */
export interface Crew {
  readonly maker: Pick<ChunkMaker, 'find' | 'look' | 'ready' | 'make' | 'hasDescribed'>;
  readonly workersFor: (chunks: number) => readonly Worker[];
  readonly limitsOf: (worker: Worker) => RunLimits;
  /** Called before the first run of main.py. */
  readonly prepare: () => Promise<void>;
  /** How busy the machine is that main.py runs on. */
  readonly use: () => MachineUse;
  /** What main.py prints goes there. */
  readonly log: string;
  /** How far they are, for tools. */
  readonly progress: string;
}

/**
 * The results of all chunks: those that are kept, and those that workers make now, side by side.
 *
 * @throws UserError if main.py fails whatever it is given; what stands in the way of all runs
 */
export async function describeChunks(
  chunks: readonly Chunk[],
  crew: Crew,
  { log, signal }: Pick<Ports, 'log' | 'signal'>,
): Promise<Map<Chunk, Result>> {
  const results = new Map<Chunk, Result>();
  for (const chunk of chunks) {
    const found = await crew.maker.find(chunk, (text) => log.warn(text));
    if (found !== undefined) results.set(chunk, found);
  }
  const todo = chunks.filter((chunk) => !results.has(chunk));
  if (todo.length === 0) return results;
  const kept = videosOf(results.keys());
  const progress = new EmbedProgress(videosOf(chunks), kept);
  const workers = crew.workersFor(todo.length);
  await crew.prepare();
  const mainLog = new MainLog(crew.log);
  const step = log.step(
    `main.py describes videos, ${workers.length === 1 ? '1 worker' : `${workers.length} workers`}`,
  );
  if (kept > 0) step.note(`${grouped(kept)} of ${grouped(videosOf(chunks))} are described already`);
  const started = performance.now();
  const tell = async () => {
    const report = progress.report((performance.now() - started) / 1000, crew.use());
    const text = progressText(report);
    step.update(log.columns === undefined ? text : `${progressBar(report)} ${text}`);
    await replaceFile(crew.progress, (partial) =>
      writeFile(partial, `${JSON.stringify(report)}\n`),
    );
  };
  const stop = new AbortController();
  const both = AbortSignal.any([signal, stop.signal]);
  const queue = new ChunkQueue<Worker, Chunk>(todo);
  const crewLeft = new Set(workers);
  const onOutput = (bytes: Uint8Array) => mainLog.add(bytes);
  const work = async (worker: Worker) => {
    const runner = { worker, limits: crew.limitsOf(worker), signal: both, onOutput };
    const ahead = new Ahead((chunk) => crew.maker.ready(chunk, runner));
    try {
      for (let chunk = queue.take(worker); chunk !== undefined; chunk = queue.take(worker)) {
        const ready = await ahead.of(chunk);
        const next = queue.reserve(worker);
        if (next !== undefined) ahead.begin(next);
        const result = await crew.maker
          .make(chunk, runner, (text) => step.note(text), ready)
          .catch((error: unknown) => {
            // It is this worker's card, say: others may still describe what it can't.
            const alone = crewLeft.size === 1 || !crew.maker.hasDescribed(chunk.set);
            if (!(error instanceof MainFails) || alone) throw error;
            step.note(`${nameOf(worker)} is left out: ${error.failed.why}`);
          });
        if (result === undefined) {
          crewLeft.delete(worker);
          queue.giveBack(worker, chunk);
          return;
        }
        results.set(chunk, result);
        const apart = result.kept.apart.length + result.unread.length;
        progress.described(chunk.videos.length - apart);
        progress.apart(apart);
        await tell();
      }
    } finally {
      await ahead.discard();
    }
  };
  try {
    await tell();
    // The first error is the one that is reported; the other workers end.
    while (!queue.isEmpty) {
      const ends = [...crewLeft].map((worker) => work(worker).catch((error) => stop.abort(error)));
      await Promise.all(ends);
      both.throwIfAborted();
    }
    step.done(`${grouped(videosOf(chunks))} videos described`);
    return results;
  } catch (error) {
    step.fail();
    if (!(error instanceof MainFails)) throw error;
    log.raw(`${lastLines(error.failed.printed, LOG_LINES)}\n`);
    const { why, exitCode, next } = error.failed;
    throw new UserError(why, {
      exitCode,
      next: `${next}; ${shown(mainLog.file)} has all of it`,
    });
  }
}

function nameOf({ gpu, cores }: Worker): string {
  if (typeof gpu === 'number') return `the worker of GPU ${gpu}`;
  const [first, last] = cores?.split('-') ?? [];
  if (first === undefined) return 'the worker';
  return `the worker of ${first === last ? `core ${first}` : `the cores ${cores}`}`;
}

/** How many videos some chunks have. */
export function videosOf(chunks: Iterable<Chunk>): number {
  return [...chunks].reduce((sum, { videos }) => sum + videos.length, 0);
}
