import { createHash } from 'node:crypto';
import { readFile, stat } from 'node:fs/promises';
import path from 'node:path';
import { Readable } from 'node:stream';
import { pack } from 'tar-stream';
import { UserError } from '../errors.ts';
import type { Exec } from '../ports.ts';
import { listSources, type PackageLists, packageLists } from './package-lists.ts';
import type { Variant } from './variant.ts';

/** One file of the build context. */
export interface ContextFile {
  /** Relative to the repository's root, with `/`. */
  readonly path: string;
  readonly executable: boolean;
  readonly bytes: Buffer;
}

/** What is sent to the engine, and what the package lists in it were made of. */
export interface BuildContext extends PackageLists {
  /** The files of the repository that all of it was made of. */
  readonly sources: readonly ContextFile[];
}

/**
 * Reads the build context from the working tree: of runtime/ and the sources of the package lists,
 * the files that git tracks, with edits that are not committed, and new files that git does not
 * ignore. Sorted by path; the sources give way to the lists made of them.
 *
 * @throws UserError where `root` is no git work tree or holds no Dockerfile.
 */
export async function readContext(
  root: string,
  variant: Variant,
  exec: Exec,
): Promise<BuildContext> {
  const listing = ['ls-files', '-z', '--cached', '--others', '--exclude-standard', '--deduplicate'];
  const { exitCode, stdout, stderr } = await exec(
    'git',
    ['-C', root, ...listing, '--', 'runtime', ...listSources(variant)],
    {},
  );
  if (exitCode !== 0) {
    throw new UserError(`git cannot list the files of the image: ${stderr.trim()}`, {
      next: 'build in a clone of the repository (git clone), not in an unpacked archive',
    });
  }
  const paths = stdout.split('\0').filter(Boolean).toSorted();
  const files = await Promise.all(paths.map((name) => readContextFile(root, name)));
  const present = files.filter((file) => file !== undefined);
  if (!present.some((file) => file.path === 'runtime/Dockerfile')) {
    throw new UserError('runtime/Dockerfile is missing', {
      next: 'restore it: git checkout -- runtime',
    });
  }
  const copied = present.filter((file) => file.path.startsWith('runtime/'));
  const { files: lists, ...rest } = packageLists(variant, present);
  return { ...rest, files: [...lists, ...copied], sources: present };
}

/** Undefined for a tracked file that was deleted, and for what is no regular file. */
async function readContextFile(root: string, name: string): Promise<ContextFile | undefined> {
  const absolute = path.join(root, name);
  const found = await stat(absolute).catch(() => undefined);
  if (!found?.isFile()) return undefined;
  return { path: name, executable: (found.mode & 0o111) !== 0, bytes: await readFile(absolute) };
}

/** Hash of everything that decides what is built: the files, and the build arguments. */
export function hashInputs(files: readonly ContextFile[], args: Record<string, string>): string {
  const hash = createHash('sha256');
  for (const [name, value] of Object.entries(args)) hash.update(`${name}=${value}\0`);
  for (const file of files) {
    hash.update(`${file.path}\0${file.executable ? 'x' : '-'}\0${file.bytes.length}\0`);
    hash.update(file.bytes);
  }
  return `sha256:${hash.digest('hex')}`;
}

/** The context as a tar stream; the same files give the same bytes. */
export function packContext(files: readonly ContextFile[]): Readable {
  const archive = pack();
  for (const { path: name, executable, bytes } of files) {
    archive.entry({ name, mode: executable ? 0o755 : 0o644, mtime: new Date(0) }, bytes);
  }
  archive.finalize();
  return Readable.from(archive);
}
