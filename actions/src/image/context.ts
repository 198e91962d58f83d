import { readdir } from 'node:fs/promises';
import path from 'node:path';
import type { VariantSettings } from '../environment/competition.ts';
import { UserError } from '../errors.ts';
import type { Ports } from '../ports.ts';
import { type ContextFile, readContextFile } from './context-file.ts';
import { listSources, type PackageLists, packageLists } from './package-lists.ts';

const DOCKERFILE = 'runtime/Dockerfile';

/** What is sent to the engine, and what the package lists in it were made of. */
export interface BuildContext extends PackageLists {
  /** The files of the repository that all of it was made of. */
  readonly sources: readonly ContextFile[];
}

/**
 * Reads the build context from the working tree: of runtime/ and the sources of the package lists,
 * the files that git tracks, with edits that are not committed, and new files that git does not
 * ignore. Sorted by path; the sources give way to the lists made of them. A competition that has no
 * runtime/ gets the one that this code came with.
 *
 * @throws UserError if `root` is not a git work tree or holds no Dockerfile.
 */
export async function readContext(
  { root, home, exec }: Pick<Ports, 'root' | 'home' | 'exec'>,
  variant: VariantSettings & { readonly name: string },
): Promise<BuildContext> {
  const listing = ['ls-files', '-z', '--cached', '--others', '--exclude-standard', '--deduplicate'];
  const { exitCode, stdout, stderr } = await exec(
    'git',
    ['-C', root, ...listing, '--', 'runtime', ...listSources(variant.name, variant)],
    {},
  );
  if (exitCode !== 0) {
    throw new UserError(`git cannot list the files of the image: ${stderr.trim()}`, {
      next: 'build in a clone of the repository (git clone), not in an unpacked archive',
    });
  }
  const own = stdout.split('\0').filter(Boolean).toSorted();
  const bringsOwn = own.some((name) => name.startsWith('runtime/'));
  const others = bringsOwn || home === root ? [] : await filesBelow(home, 'runtime');
  const files = await Promise.all([
    ...own.map((name) => readContextFile(root, name)),
    ...others.map((name) => readContextFile(home, name)),
  ]);
  const present = files.filter((file) => file !== undefined);
  if (!present.some((file) => file.path === DOCKERFILE)) {
    throw new UserError('runtime/Dockerfile is missing', {
      next: 'restore it: git checkout -- runtime',
    });
  }
  const copied = present.filter((file) => file.path.startsWith('runtime/'));
  const { files: lists, ...rest } = packageLists(variant, present);
  return { ...rest, files: [...lists, ...copied], sources: present };
}

/** The plain files below a folder, from `root`, sorted. */
async function filesBelow(root: string, folder: string): Promise<string[]> {
  const entries = await readdir(path.join(root, folder), { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile() && !entry.parentPath.includes('__pycache__'))
    .map(({ parentPath, name }) => path.relative(root, path.join(parentPath, name)))
    .toSorted();
}
