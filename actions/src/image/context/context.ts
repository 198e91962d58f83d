import type { VariantSettings } from '../../environment/settings/competition.ts';
import { UserError } from '../../errors.ts';
import { listedByGit, listFiles } from '../../files/list-files.ts';
import type { Ports } from '../../ports.ts';
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
