import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { messageOf, UserError } from '../../errors.ts';
import { fileError, shown } from '../../files/messages.ts';
import { replaceFolder } from '../../files/replace-folder.ts';
import type { Receipt } from '../run/receipt.ts';
import { bestRun } from './choose-run.ts';
import type { SubmissionFile } from '../submission-files.ts';
import { keepCode } from './keep-code.ts';
import { type KeptRun, type KeptScores, parseKeptRun, parseKeptScores } from './kept-run.ts';

/** More than these are removed, oldest first; the best of each ground truth stays. */
const MOST_RUNS = 50;

/** The runs that a folder holds. */
export interface KeptRuns {
  /** Newest first. */
  readonly runs: readonly KeptRun[];
  /** Folders that should hold a run and do not, each with why. */
  readonly damaged: readonly string[];
}

/** Where a run lies: run.json, scores.json, receipt.json, and in `code` the small files of its submission. */
export function runFolderOf(folder: string, number: number): string {
  return path.join(folder, String(number));
}

/** Reads what is kept; nothing if the folder is not there. */
export async function readRuns(folder: string): Promise<KeptRuns> {
  const runs: KeptRun[] = [];
  const damaged: string[] = [];
  for (const number of await numbersIn(folder)) {
    const file = path.join(runFolderOf(folder, number), 'run.json');
    try {
      const run = parseKeptRun(await readFile(file, 'utf8'));
      if (run.number !== number) throw new Error(`it is of run ${run.number}`);
      runs.push(run);
    } catch (error) {
      damaged.push(`${shown(file)}: ${messageOf(error)}`);
    }
  }
  return { runs: runs.toSorted((a, b) => b.number - a.number), damaged };
}

/** @throws UserError if they can't be read. */
export async function readScoresOf(folder: string, { number }: KeptRun): Promise<KeptScores> {
  const file = path.join(runFolderOf(folder, number), 'scores.json');
  try {
    return parseKeptScores(await readFile(file, 'utf8'));
  } catch (error) {
    throw new UserError(`${shown(file)} is damaged: ${messageOf(error)}`, {
      next: `remove ${shown(path.dirname(file))}, or score that submission again`,
      cause: error,
    });
  }
}

/** What a run is kept with. */
export interface RunToKeep {
  readonly run: Omit<KeptRun, 'number' | 'code' | 'schema'>;
  readonly scores: KeptScores;
  /** Null if the zip was not run. */
  readonly receipt: Receipt | null;
  /** The submission's own files, as they were run. */
  readonly files: readonly SubmissionFile[];
}

/**
 * Keeps a run under the next number, or under the one that it has if it was scored on the same ground truth
 * before; then removes the oldest of too many.
 */
export async function keepRun(folder: string, kept: RunToKeep): Promise<KeptRun> {
  const { run, scores, receipt, files } = kept;
  const same = (await readRuns(folder)).runs.find(
    ({ startedAt, truth }) => startedAt === run.startedAt && truth.sha256 === run.truth.sha256,
  );
  const number = same?.number ?? (await claimNumber(folder));
  const written = await replaceFolder(runFolderOf(folder, number), async (fresh) => {
    const code = await keepCode(files, path.join(fresh, 'code'));
    const complete: KeptRun = { schema: 1, number, ...run, code };
    await writeFile(path.join(fresh, 'scores.json'), JSON.stringify(scores));
    if (receipt !== null) await writeFile(path.join(fresh, 'receipt.json'), jsonText(receipt));
    await writeFile(path.join(fresh, 'run.json'), jsonText(complete));
    return complete;
  });
  await prune(folder);
  return written;
}

/** Two that score at once get two numbers: only one can make a folder. */
async function claimNumber(folder: string): Promise<number> {
  await mkdir(folder, { recursive: true });
  for (let number = Math.max(0, ...(await numbersIn(folder))) + 1; ; number += 1) {
    try {
      await mkdir(runFolderOf(folder, number));
      return number;
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    }
  }
}

async function prune(folder: string): Promise<void> {
  const { runs } = await readRuns(folder);
  const best = new Set(runs.map((run) => bestRun(runs, run.truth.sha256)?.number));
  for (const { number } of runs.slice(MOST_RUNS)) {
    if (!best.has(number)) await rm(runFolderOf(folder, number), { recursive: true, force: true });
  }
}

async function numbersIn(folder: string): Promise<number[]> {
  const names = await readdir(folder).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return [];
    throw fileError(`read ${shown(folder)}`, error);
  });
  return names.filter((name) => /^[1-9]\d{0,8}$/.test(name)).map(Number);
}

function jsonText(value: object): string {
  return `${JSON.stringify(value, undefined, 2)}\n`;
}
