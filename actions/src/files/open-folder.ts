import { chmod, lstat, readdir } from 'node:fs/promises';
import path from 'node:path';

const FOLDER = 0o755;
const READ = 0o444;
/** Who may execute: the owner, and so everybody. */
const OWNER_RUNS = 0o100;
const RUN = 0o111;

/**
 * Lets everybody read a folder of ours and all in it, whatever the umask was when it was made: in a
 * container another user reads it. Links, and files that are also elsewhere (hard links), stay as they
 * are.
 */
export async function openFolder(folder: string): Promise<void> {
  await chmod(folder, FOLDER);
  for (const entry of await readdir(folder, { withFileTypes: true })) {
    const at = path.join(folder, entry.name);
    if (entry.isDirectory()) await openFolder(at);
    else if (entry.isFile()) await openFile(at);
  }
}

async function openFile(file: string): Promise<void> {
  const { mode, nlink } = await lstat(file);
  if (nlink > 1) return;
  await chmod(file, mode | READ | (mode & OWNER_RUNS ? RUN : 0));
}
