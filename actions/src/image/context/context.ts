import { readdir } from 'node:fs/promises';
import path from 'node:path';
import type { VariantSettings } from '../../environment/settings/competition.ts';
import { SurroundingsError, UserError } from '../../errors.ts';
import type { Exec, Ports } from '../../ports.ts';
import { type ContextFile, readContextFile } from './context-file.ts';
import { listSources, type PackageLists, packageLists } from './package-lists.ts';

/** What is sent to the engine, and what the package lists in it were made of. */
export interface BuildContext extends PackageLists {
  /** The files of the repository that all of it was made of. */
  readonly sources: readonly ContextFile[];
  /** Where those files are: what is removed there counts as well. */
  readonly places: readonly string[];
}

/**
 * Reads the build context from the working tree: of runtime/ and the sources of the package lists,
 * the files that git tracks, with edits that are not committed, and new files that git does not
 * ignore; in an unpacked archive, which git knows nothing of, all but Python's caches. Sorted by path;
 * the sources give way to the lists made of them. A competition that has no runtime/ gets the one that
 * this code came with.
 *
 * @throws UserError if a file is not a regular file, or there is no Dockerfile.
 */
export async function readContext(
  { root, home, exec }: Pick<Ports, 'root' | 'home' | 'exec'>,
  variant: VariantSettings & { readonly name: string },
): Promise<BuildContext> {
  const places = ['runtime', ...listSources(variant.name, variant)];
  const own = (await listedByGit(root, places, exec)) ?? (await listFiles(root, places));
  const bringsOwn = own.some((name) => name.startsWith('runtime/'));
  const others = bringsOwn || home === root ? [] : await listFiles(home, ['runtime']);
  const files = await Promise.all([
    ...own.toSorted().map((name) => readContextFile(root, name)),
    ...others.toSorted().map((name) => readContextFile(home, name)),
  ]);
  const present = files.filter((file) => file !== undefined);
  if (!present.some((file) => file.path === 'runtime/Dockerfile')) {
    throw new UserError('runtime/Dockerfile is missing', {
      next: 'restore it: git checkout -- runtime/Dockerfile',
    });
  }
  const copied = present.filter((file) => file.path.startsWith('runtime/'));
  const { files: lists, ...rest } = packageLists(variant, present);
  return { ...rest, files: [...lists, ...copied], sources: present, places };
}

/**
 * What git has of some places; undefined if it is not installed, or `root` is not a work tree.
 *
 * @throws UserError if git refuses to read a work tree.
 */
async function listedByGit(
  root: string,
  places: readonly string[],
  exec: Exec,
): Promise<string[] | undefined> {
  const listing = ['ls-files', '-z', '--cached', '--others', '--exclude-standard', '--deduplicate'];
  const command = ['-C', root, ...listing, '--', ...places];
  const listed = await exec('git', command, {}).catch((error: unknown) => {
    if (error instanceof SurroundingsError) return undefined;
    throw error;
  });
  if (listed === undefined || /not a git repository/.test(listed.stderr)) return undefined;
  if (listed.exitCode === 0) return listed.stdout.split('\0').filter(Boolean);
  const foreign = listed.stderr.includes('dubious ownership');
  throw new UserError(`git cannot list the files of the image: ${listed.stderr.trim()}`, {
    next: foreign
      ? `the folder is another user's; if you trust it: git config --global --add safe.directory ${root}`
      : 'fix what git names, and build again',
  });
}

const CACHES = new Set(['__pycache__', '.pytest_cache']);

/** All files below some places, caches of Python left out; links stay links. */
async function listFiles(root: string, places: readonly string[]): Promise<string[]> {
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
