import { mkdir, stat } from 'node:fs/promises';
import path from 'node:path';

/**
 * Makes a folder and those above it. One by one: Node's own recursive mkdir never ends in a folder
 * that takes none, such as one below /proc.
 *
 * @throws the file system's error for the first that can't be made.
 */
export async function makeFolders(folder: string): Promise<void> {
  const found = await stat(folder).catch(() => undefined);
  if (found?.isDirectory() === true) return;
  const parent = path.dirname(folder);
  if (parent !== folder) await makeFolders(parent);
  await mkdir(folder).catch(async (error: NodeJS.ErrnoException) => {
    // Somebody else may have been faster.
    const there = error.code === 'EEXIST' ? await stat(folder).catch(() => undefined) : undefined;
    if (there?.isDirectory() !== true) throw error;
  });
}
