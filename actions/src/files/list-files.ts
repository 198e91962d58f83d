import { readdir } from 'node:fs/promises';
import path from 'node:path';
import { SurroundingsError, UserError } from '../errors.ts';
import type { Exec } from '../ports.ts';
import { trustAdvice } from './foreign-folder.ts';

/**
 * What git has of some places; undefined if it is not installed, or `root` is not a work tree.
 *
 * @param which what it tracks, what is new and not ignored, or both
 * @throws UserError if git refuses to read a work tree.
 */
export async function listedByGit(
  root: string,
  places: readonly string[],
  exec: Exec,
  which: readonly ('--cached' | '--others')[] = ['--cached', '--others'],
): Promise<string[] | undefined> {
  const listing = ['ls-files', '-z', ...which, '--exclude-standard', '--deduplicate'];
  const command = ['-C', root, ...listing, '--', ...places];
  const listed = await exec('git', command, {}).catch((error: unknown) => {
    if (error instanceof SurroundingsError) return undefined;
    throw error;
  });
  if (listed === undefined || /not a git repository/.test(listed.stderr)) return undefined;
  if (listed.exitCode === 0) return listed.stdout.split('\0').filter(Boolean);
  throw new UserError(`git cannot list the files: ${listed.stderr.trim()}`, {
    next: trustAdvice(listed.stderr, root) ?? 'fix what git names, and run this again',
  });
}

const CACHES = new Set(['__pycache__', '.pytest_cache']);

/** All files below some places, caches of Python left out; links stay links. */
export async function listFiles(root: string, places: readonly string[]): Promise<string[]> {
  const found = await Promise.all(
    places.map(async (place) => {
      const entries = await readdir(path.join(root, place), { withFileTypes: true }).catch(
        () => undefined,
      );
      // A file; readContextFile leaves out what isn't there.
      if (entries === undefined) return [place];
      const inner = entries.filter(({ name }) => !CACHES.has(name));
      const folders = inner.filter((entry) => entry.isDirectory());
      const files = inner.filter((entry) => !entry.isDirectory());
      const below = folders.map(({ name }) => `${place}/${name}`);
      return [...files.map(({ name }) => `${place}/${name}`), ...(await listFiles(root, below))];
    }),
  );
  return found.flat();
}
