import { mkdir, mkdtemp, rm, statfs, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { HeldContainer } from '../../../../container/running/held.ts';
import { OutputTail } from '../../../../container/output-tail.ts';
import type { RunOptions, RunResult } from '../../../../container/run.ts';
import { WholeLines } from '../../../../container/whole-lines.ts';
import { ExitCode, knownExitCode, SurroundingsError, UserError } from '../../../../errors.ts';
import { shown } from '../../../../files/messages.ts';
import { openFolder } from '../../../../files/open-folder.ts';
import { tableText } from '../../../../files/table.ts';
import type { Chunk } from '../../../../submission/embedding/chunks.ts';
import type { MainAttempt, Failed } from '../../../../submission/embedding/divide.ts';
import { readRows, type Rows } from '../../../../submission/embedding/rows.ts';
import type { Worker } from '../../../../submission/embedding/workers.ts';
import { preparedPaths } from '../../../../submission/layout.ts';
import type { RunLimits } from '../../../../submission/run/run-limits.ts';
import { formatSeconds } from '../../../../text.ts';
import { embedFailure } from './embed-failure.ts';

/** What all runs of one `embed` share. */
export interface MainRuns {
  readonly place: MainPlace;
  /** The folder of main.py. */
  readonly source: string;
  /** For what the containers see and write. */
  readonly work: string;
  readonly timeSeconds: number | undefined;
  /** main.py is ended if it neither computes nor prints for so long. */
  readonly idleSeconds: number;
}

/** Who runs it, with what, and who listens. */
export interface Runner {
  readonly worker: Worker;
  readonly limits: RunLimits;
  readonly signal: AbortSignal;
  readonly onOutput: (chunk: Uint8Array) => void;
}

/** One run of main.py. */
export interface MainCall extends Pick<Runner, 'worker' | 'limits'>, Pick<Chunk, 'set' | 'videos'> {
  /** The folder of main.py. */
  readonly source: string;
  /** What it sees as /data; each video has an empty file in it, in whose place it is shown. */
  readonly data: string;
  /** Where the descriptors go. */
  readonly output: string;
}

/** Where main.py runs: it sees what a call names, and starts with nothing of another run. */
export type MainPlace = (call: MainCall, options: RunOptions) => Promise<HeldContainer>;

/** A run of main.py, of which all is done that comes before main.py. */
export interface ReadyMain {
  /** Once. @throws UserError for what no other choice of videos would change: the engine, the folder of main.py */
  run(): Promise<MainAttempt<Rows>>;
  /** Leaves nothing of it, whether it ran or not; once and again. */
  discard(): Promise<void>;
}

/** With fewer bytes free, the disk is to blame for a result that was not written. */
const FULL = 2 ** 20;
/** Killed by SIGKILL. */
const KILLED = 137;

/**
 * Makes all ready for main.py on some videos of a set, in a place that holds no others: it finds them where it finds
 * the query subset on the platform. Until it runs, nothing of the submission is in memory.
 *
 * @throws UserError as its run does
 */
export async function readyMain(
  run: MainRuns,
  { set, rows, videos }: Omit<Chunk, 'index'>,
  { worker, limits, signal, onOutput }: Runner,
): Promise<ReadyMain> {
  await mkdir(run.work, { recursive: true });
  const folder = await mkdtemp(path.join(run.work, 'run-'));
  const [data, output] = [path.join(folder, 'data'), path.join(folder, 'output')];
  const [tail, errors] = [new OutputTail(), new OutputTail()];
  const printed = new WholeLines((lines) => {
    onOutput(lines);
    tail.push(lines);
  });
  const clear = async () => await rm(folder, { recursive: true, force: true });
  try {
    await showVideos(data, { rows, videos });
    await mkdir(output);
    const held = await run.place(
      { set, videos, worker, limits, source: run.source, data, output },
      {
        signal,
        idleSeconds: run.idleSeconds,
        ...(run.timeSeconds !== undefined && { deadlineSeconds: run.timeSeconds }),
        onOutput(chunk, stream) {
          printed.push(chunk, stream);
          // The engine may give what was printed later on the other stream first.
          if (stream === 'stderr') errors.push(chunk);
        },
      },
    );
    const end = async () => {
      try {
        await held.discard();
      } finally {
        await clear();
      }
    };
    let ended: Promise<void> | undefined;
    return {
      async run() {
        const result = await held.run().finally(() => printed.end());
        if (result.exitCode !== 0) await refuseFullDisk(run.work);
        const failed = failureOf(result, run, { printed: tail.text, errors: errors.text });
        if (failed !== undefined) return { failed };
        return { made: await readRows(path.join(output, `${set}_descriptors.npz`)) };
      },
      async discard() {
        await (ended ??= end());
      },
    };
  } catch (error) {
    await clear();
    throw error;
  }
}

/** What main.py sees as /data; each video is shown in the place of its empty file. */
async function showVideos(
  folder: string,
  { rows, videos }: Pick<Chunk, 'rows' | 'videos'>,
): Promise<void> {
  const paths = preparedPaths('', 'test', folder);
  await mkdir(paths.queryVideos, { recursive: true });
  const metadata = videos.map(({ row }) => rows.row(row));
  await writeFile(paths.queryMetadata, tableText(rows.columns, metadata));
  const ids = videos.map(({ id }) => ({ video_id: id }));
  await writeFile(paths.querySubset, tableText(['video_id'], ids));
  for (const { id } of videos) await writeFile(path.join(paths.queryVideos, `${id}.mp4`), '');
  await openFolder(folder);
}

/** A result that could not be written says nothing of main.py or the videos. */
async function refuseFullDisk(folder: string): Promise<void> {
  const { bavail, bsize } = await statfs(folder);
  if (bavail * bsize > FULL) return;
  throw new SurroundingsError(`the disk of ${shown(path.dirname(folder))} is full`, {
    next: 'free some space, then run it again: it resumes where it stopped',
  });
}

function failureOf(
  { exitCode, oomKilled, timedOut, stall }: RunResult,
  { idleSeconds }: MainRuns,
  { printed, errors }: { printed: string; errors: string },
): Failed | undefined {
  if (exitCode === 0) return undefined;
  if (timedOut) {
    const next = 'give a longer TIME_LIMIT, or none';
    return { why: 'main.py ran past the time limit', exitCode: ExitCode.timeLimit, next, printed };
  }
  if (oomKilled) {
    const next = 'keep less in memory, or give fewer WORKERS or a larger MEMORY_LIMIT';
    return { why: 'main.py ran out of memory', exitCode: ExitCode.outOfMemory, next, printed };
  }
  if (stall === 'idle') {
    const why = `main.py neither computed nor printed for ${formatSeconds(idleSeconds)}`;
    const next =
      'look for what it waits for, such as a process of it that has ended; or give a longer IDLE_LIMIT';
    return { why, exitCode: ExitCode.timeLimit, next, printed };
  }
  if (exitCode === KILLED) {
    const next = 'look at the engine, then run it again: it resumes where it stopped';
    const why = 'the container of main.py was stopped from outside';
    return { why, exitCode: ExitCode.surroundings, next, printed };
  }
  const why = embedFailure(errors);
  const code = knownExitCode(exitCode);
  const next = 'read what it printed, and fix submission_src/main.py';
  if (code === ExitCode.submissionFailed || code === ExitCode.invalidSubmission) {
    return { why, exitCode: code, next, printed };
  }
  throw new UserError(`main.py could not be started: ${why}`, { exitCode: code, next });
}
