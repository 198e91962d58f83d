import path from 'node:path';
import { UserError } from '../../../errors.ts';
import type { Ports } from '../../../ports.ts';
import { chooseRun, isScoredOn } from '../../../submission/runs/choose-run.ts';
import type { CodeFile, KeptRun } from '../../../submission/runs/kept-run.ts';
import {
  type KeptRuns,
  readRuns,
  readScoresOf,
  runFolderOf,
} from '../../../submission/runs/store.ts';
import { compare, type Comparison } from '../../../submission/score/compare.ts';

/** What somebody wants to know of the runs. */
export type AskedOfRuns = { what: 'list' } | { what: 'diff'; from: string; to: string };

/**
 * The list if there are no words, two runs by `diff 6 7`, `diff last best`.
 *
 * @throws UserError for other words.
 */
export function askedOfRuns(words: readonly string[]): AskedOfRuns {
  const [verb, from, to, ...more] = words;
  if (verb === undefined) return { what: 'list' };
  if (verb === 'diff' && from !== undefined && to !== undefined && more.length === 0) {
    return { what: 'diff', from, to };
  }
  throw new UserError(`runs cannot do ${JSON.stringify(words.join(' '))}`, {
    next: 'npx vsc runs lists them; npx vsc runs diff 6 7 compares two',
  });
}

/** Kept runs, newest first. Warns of folders that should hold one and do not. */
export async function runs(folder: string, { log }: Pick<Ports, 'log'>): Promise<KeptRuns> {
  const found = await readRuns(folder);
  for (const what of found.damaged) log.warn(`not a kept run: ${what}`);
  return found;
}

/** How two runs differ. */
export interface RunDiff {
  readonly from: KeptRun;
  readonly to: KeptRun;
  /** Null if they were scored on different ground truths, or one failed. */
  readonly scores: readonly { readonly name: string; readonly comparison: Comparison }[] | null;
  readonly files: readonly FileChange[];
  /** The folders with the small files of each, to compare line by line. */
  readonly folders: readonly [string, string];
}

export interface FileChange {
  readonly name: string;
  readonly what: 'added' | 'removed' | 'changed';
  /** Null for the run that does not have it. */
  readonly bytes: { readonly from: number | null; readonly to: number | null };
}

/**
 * Compares two runs: files of the code, scores, pairs.
 *
 * @throws UserError if there is no such run, or its scores are damaged.
 */
export async function diffRuns(
  folder: string,
  asked: { from: string; to: string },
): Promise<RunDiff> {
  const { runs: all } = await readRuns(folder);
  const [from, to] = [chooseRun(all, asked.from), chooseRun(all, asked.to)];
  return {
    from,
    to,
    scores: areComparable(from, to) ? await scoreChanges(folder, from, to) : null,
    files: fileChanges(from.code.files, to.code.files),
    folders: [codeOf(folder, from), codeOf(folder, to)],
  };
}

function areComparable(from: KeptRun, to: KeptRun): boolean {
  return from.failed === undefined && isScoredOn(to, from.truth.sha256);
}

async function scoreChanges(folder: string, from: KeptRun, to: KeptRun) {
  const before = await readScoresOf(folder, from);
  const now = await readScoresOf(folder, to);
  return now.flatMap((each) => {
    const same = before.find(({ name }) => name === each.name);
    const isComparable = same?.groundTruthPairs === each.groundTruthPairs;
    return isComparable ? [{ name: each.name, comparison: compare(each, same) }] : [];
  });
}

function fileChanges(from: readonly CodeFile[], to: readonly CodeFile[]): FileChange[] {
  const before = new Map(from.map((file) => [file.name, file]));
  const now = new Map(to.map((file) => [file.name, file]));
  return [...new Set([...before.keys(), ...now.keys()])].toSorted().flatMap((name) => {
    const [old, fresh] = [before.get(name), now.get(name)];
    if (old?.crc32 === fresh?.crc32 && old?.bytes === fresh?.bytes) return [];
    const what = old === undefined ? 'added' : fresh === undefined ? 'removed' : 'changed';
    return [{ name, what, bytes: { from: old?.bytes ?? null, to: fresh?.bytes ?? null } }];
  });
}

function codeOf(folder: string, { number }: KeptRun): string {
  return path.join(runFolderOf(folder, number), 'code');
}
