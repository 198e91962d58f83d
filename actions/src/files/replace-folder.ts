import { existsSync, renameSync } from 'node:fs';
import { mkdir, readdir, rm } from 'node:fs/promises';
import path from 'node:path';
import { isAlive } from '../processes.ts';

/**
 * Builds a folder beside `target` and puts it in target's place when `build` has succeeded. Whoever
 * looks meets the old content or the new, never a mixture; on failure the old stays and nothing is
 * left beside it.
 */
export async function replaceFolder<T>(
  target: string,
  build: (folder: string) => Promise<T>,
): Promise<T> {
  const parent = path.dirname(target);
  const beside = (what: string) => path.join(parent, `.${path.basename(target)}.${what}`);
  await mkdir(parent, { recursive: true });
  await restore(target, beside('old'));
  await removeLeftovers(parent, `.${path.basename(target)}.new-`);
  const fresh = beside(`new-${process.pid}`);
  await mkdir(fresh);
  try {
    const result = await build(fresh);
    // Two synchronous renames: no handler of ours can run between them.
    if (existsSync(target)) renameSync(target, beside('old'));
    renameSync(fresh, target);
    return result;
  } finally {
    await rm(fresh, { recursive: true, force: true });
    if (existsSync(target)) await rm(beside('old'), { recursive: true, force: true });
  }
}

/** Puts the old content back after a power cut between the two renames. */
async function restore(target: string, old: string): Promise<void> {
  if (!existsSync(old)) return;
  if (existsSync(target)) await rm(old, { recursive: true, force: true });
  else renameSync(old, target);
}

/** Removes the folders `<prefix><pid>` of processes that have ended without doing so. */
export async function removeLeftovers(parent: string, prefix: string): Promise<void> {
  for (const name of await readdir(parent)) {
    if (!name.startsWith(prefix) || isAliveElsewhere(Number(name.slice(prefix.length)))) continue;
    await rm(path.join(parent, name), { recursive: true, force: true });
  }
}

function isAliveElsewhere(pid: number): boolean {
  return pid !== process.pid && isAlive(pid);
}
