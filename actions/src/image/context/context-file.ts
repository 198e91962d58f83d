import { createHash } from 'node:crypto';
import { lstat, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pack } from 'tar-stream';
import { UserError } from '../../errors.ts';

/** One file of the build context. */
export interface ContextFile {
  /** Relative to the repository's root, with `/`. */
  readonly path: string;
  readonly executable: boolean;
  readonly bytes: Buffer;
}

/**
 * Reads a file as it is now; undefined for a tracked file that was deleted.
 *
 * @throws UserError for anything but a regular file: a link would bring what it leads to into the image.
 */
export async function readContextFile(
  root: string,
  name: string,
): Promise<ContextFile | undefined> {
  const absolute = join(root, name);
  const found = await lstat(absolute).catch(() => undefined);
  if (found === undefined) return undefined;
  if (!found.isFile()) {
    const kind = found.isSymbolicLink() ? 'a symbolic link' : 'no regular file';
    throw new UserError(`${name} is ${kind}: an image is made of regular files only`, {
      next: `put the file itself in its place, or remove it: rm ${name}`,
    });
  }
  return { path: name, executable: (found.mode & 0o111) !== 0, bytes: await readFile(absolute) };
}

/**
 * The file at `path` among those that something is made of.
 *
 * @throws UserError if it is missing.
 */
export function sourceAt(path: string, sources: readonly ContextFile[]): ContextFile {
  const found = sources.find((source) => source.path === path);
  if (found !== undefined) return found;
  throw new UserError(`${path} is missing`, { next: `restore it: git checkout -- ${path}` });
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
