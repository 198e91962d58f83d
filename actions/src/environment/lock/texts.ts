import { lstat, readFile } from 'node:fs/promises';
import path from 'node:path';
import type { LockTexts } from './check.ts';
import { lockFiles } from './model.ts';

/** A lock of the official environments has 0.3 MB; what is larger is not one. */
export const maxLockBytes = 10_000_000;

/** The texts of a variant's lock, as far as there are plain files of a sane size. */
export async function readLockTexts(root: string, variant: string): Promise<LockTexts> {
  const files = lockFiles(variant);
  const [explicit, details, pip] = await Promise.all(
    [files.explicit, files.details, files.pip].map((file) => textOf(path.join(root, file))),
  );
  return { explicit, details, pip };
}

async function textOf(file: string): Promise<string | undefined> {
  const stats = await lstat(file).catch(() => undefined);
  if (stats === undefined || !stats.isFile() || stats.size > maxLockBytes) return undefined;
  return readFile(file, 'utf8');
}
