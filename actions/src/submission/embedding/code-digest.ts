import { createHash } from 'node:crypto';
import { constants } from 'node:fs';
import { cp, readdir, stat } from 'node:fs/promises';
import path from 'node:path';
import { openFolder } from '../../files/open-folder.ts';
import { isCache } from '../archive/pack-folder.ts';
import { type FileDigests, stampOf } from './file-digests.ts';

/** What `embed` copies into the container besides: results. */
const RESULT = /_descriptors\.npz$/;

/**
 * The digest of each file that main.py finds beside it, by its path in the folder; and one of all of them. A
 * program can read any of them, so each counts: main.py, what it imports, weights, tables.
 */
export async function codeDigest(
  folder: string,
  digests: FileDigests,
  signal: AbortSignal,
): Promise<{ files: Readonly<Record<string, string>>; sha256: string }> {
  const files: Record<string, string> = {};
  const visit = async (below: string): Promise<void> => {
    for (const name of (await readdir(path.join(folder, below))).toSorted()) {
      if (!isCode(name)) continue;
      const at = path.posix.join(below, name);
      const file = path.join(folder, at);
      const found = await stat(file, { bigint: true }).catch(() => undefined);
      if (found?.isDirectory() === true) await visit(at);
      else if (found?.isFile() === true) files[at] = await digests.of(file, stampOf(found), signal);
    }
  };
  await visit('');
  const sha256 = createHash('sha256').update(JSON.stringify(files)).digest('hex');
  return { files, sha256 };
}

/** Names of files that are in one of two codes alone, or have another content; digests by name. */
export function differingFiles(
  then: Readonly<Record<string, string>>,
  now: Readonly<Record<string, string>>,
): string[] {
  const names = new Set([...Object.keys(then), ...Object.keys(now)]);
  return [...names].filter((name) => then[name] !== now[name]).toSorted();
}

/**
 * Copies the same files to a new folder, which everybody may read; what links lead to in their place.
 *
 * @throws the file system's error
 */
export async function copyCode(folder: string, target: string): Promise<void> {
  await cp(folder, target, {
    recursive: true,
    dereference: true,
    // Takes no room where the file system can share it.
    mode: constants.COPYFILE_FICLONE,
    filter: (file) => file === folder || isCode(path.basename(file)),
  });
  await openFolder(target);
}

function isCode(name: string): boolean {
  return !isCache(name) && !RESULT.test(name);
}
