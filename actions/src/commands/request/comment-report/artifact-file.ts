import { open, realpath } from 'node:fs/promises';
import path from 'node:path';

/** Why a file of an artifact is not read. */
export type Refusal = 'missing' | 'link' | 'no file' | 'too large';

/**
 * Reads a file that another job left behind: only if it is plain, at most so many bytes large, and
 * reached by no link.
 *
 * @param file path from the folder, as it stands there: one with `..` counts as a link
 * @throws the file system's error, if it can't be read for another reason.
 */
export async function readArtifactFile(
  folder: string,
  file: string,
  largest: number,
): Promise<Buffer | Refusal> {
  const place = path.join(folder, file);
  try {
    // No link may lead elsewhere, neither the file nor its folder; nor may the path itself.
    if ((await realpath(place)) !== `${await realpath(folder)}/${file}`) return 'link';
    await using handle = await open(place);
    const found = await handle.stat();
    if (!found.isFile()) return 'no file';
    return found.size > largest ? 'too large' : await handle.readFile();
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT' || code === 'ENOTDIR') return 'missing';
    throw error;
  }
}
