import { existsSync } from 'node:fs';
import {
  copyFile,
  link,
  mkdtemp,
  readdir,
  readFile,
  rename,
  rm,
  writeFile,
} from 'node:fs/promises';
import path from 'node:path';
import { SurroundingsError } from '../../errors.ts';
import { ownerIsGone, ownOwner } from '../../processes.ts';
import { fileError, shown } from '../../files/messages.ts';

/**
 * What a run, and `make score` after it, leave in the submission folder; an earlier run's are removed as soon as it
 * runs.
 */
const RESULTS = ['submission.tar.gz', 'receipt.json', 'log.txt', 'report.html'] as const;

/** The folder that the container sees as /code_execution/submission: private to one run. */
export interface RunFolder {
  readonly folder: string;
  /** Unique among this machine's runs; the container's label. */
  readonly id: string;
  /**
   * The run has begun: removes the results of an earlier one, so that nobody takes them for this one's,
   * and shows its live log as `submission/log.txt`.
   *
   * @throws UserError if a file can't be removed.
   */
  begin(): Promise<void>;
  /** Puts submission.tar.gz in its place. */
  publish(): Promise<void>;
  /** Keeps the log of a run that had begun, removes the folder. */
  [Symbol.asyncDispose](): Promise<void>;
}

/** What follows is random: within the container /proc/self/mountinfo shows it to the submission. */
const PREFIX = '.run-';
/** Within a run's folder: who removes it. Only root can read it within the container. */
const OWNER = 'owner';

async function removeResults(submission: string): Promise<void> {
  for (const name of RESULTS) {
    const file = path.join(submission, name);
    await rm(file, { force: true, recursive: true }).catch((error: unknown) => {
      throw fileError(`remove ${shown(file)} of an earlier run`, error);
    });
  }
}

/**
 * Makes the private folder of a run in `submission`, with the zip (a hard link where the file system
 * has them) and an empty log.txt. The results of an earlier run stay until this one begins.
 *
 * @throws UserError if another run is under way in the same folder, or it can't be written.
 */
export async function makeRunFolder(submission: string, zip: string): Promise<RunFolder> {
  const other = (await runFolders(submission)).find(({ stale }) => !stale);
  if (other !== undefined) {
    throw new SurroundingsError(`another run is under way in ${shown(submission)}`, {
      next: `wait for it or stop it; if there is none: rm -r ${shown(path.join(submission, other.name))}`,
    });
  }
  const folder = await mkdtemp(path.join(submission, PREFIX)).catch((error: unknown) => {
    throw fileError(`write to ${shown(submission)}`, error);
  });
  const inner = path.join(folder, 'log.txt');
  const outer = path.join(submission, 'log.txt');
  const tar = 'submission.tar.gz';
  try {
    await writeFile(path.join(folder, OWNER), ownOwner());
    await linkOrCopy(zip, path.join(folder, 'submission.zip'));
    await writeFile(inner, '', { mode: 0o644 });
  } catch (error) {
    await rm(folder, { recursive: true, force: true });
    throw fileError(`write to ${shown(submission)}`, error);
  }
  let begun = false;
  return {
    folder,
    async begin() {
      await removeResults(submission);
      begun = true;
      await link(inner, outer).catch(() => undefined); // Copied at the end instead.
    },
    id: path.basename(folder).slice(PREFIX.length),
    publish: () => rename(path.join(folder, tar), path.join(submission, tar)),
    async [Symbol.asyncDispose]() {
      if (begun && !existsSync(outer)) await copyFile(inner, outer).catch(() => undefined);
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** Removes the run folders whose process has ended without doing so; returns their names. */
export async function removeStaleRunFolders(submission: string): Promise<string[]> {
  const stale = (await runFolders(submission)).filter((found) => found.stale);
  for (const { name } of stale) {
    await rm(path.join(submission, name), { recursive: true, force: true });
  }
  return stale.map(({ name }) => name);
}

async function runFolders(submission: string): Promise<{ name: string; stale: boolean }[]> {
  const names = await readdir(submission).catch(() => []);
  return Promise.all(
    names
      .filter((name) => name.startsWith(PREFIX))
      .map(async (name) => {
        // It may be about to get one.
        const owner = await readFile(path.join(submission, name, OWNER), 'utf8').catch(() => '');
        return { name, stale: ownerIsGone(owner) };
      }),
  );
}

async function linkOrCopy(from: string, to: string): Promise<void> {
  await link(from, to).catch(() => copyFile(from, to));
}
