import { lstat, opendir } from 'node:fs/promises';
import path from 'node:path';

/** Bytes of all files in a folder and below; links count as such, and 0 if there is no such folder. */
export async function folderBytes(folder: string): Promise<number> {
  let bytes = 0;
  try {
    for await (const entry of await opendir(folder, { recursive: true })) {
      if (!entry.isFile()) continue;
      const stats = await lstat(path.join(entry.parentPath, entry.name)).catch(() => undefined);
      bytes += stats?.size ?? 0;
    }
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'ENOENT')) throw error;
  }
  return bytes;
}
