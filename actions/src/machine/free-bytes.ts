import { statfs } from 'node:fs/promises';

/** Bytes that a program without rights may still write where `folder` lies. */
export async function freeBytes(folder: string): Promise<number> {
  const { bavail, bsize } = await statfs(folder);
  return bavail * bsize;
}
