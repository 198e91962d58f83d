import { existsSync } from 'node:fs';
import { statfs } from 'node:fs/promises';
import type { EngineDescription } from '../container/describe-engine.ts';

/** Bytes that a program without rights may still write where `folder` lies. */
export async function freeBytes(folder: string): Promise<number> {
  const { bavail, bsize } = await statfs(folder);
  return bavail * bsize;
}

/** What says where an engine keeps its images. */
export type Storage = Pick<EngineDescription, 'storageFolder' | 'onThisMachine'>;

/**
 * Bytes that are free for the images of an engine; undefined for one on another machine, which nobody
 * here can ask: a folder of the same name says nothing of it.
 */
export async function freeForImages({
  storageFolder,
  onThisMachine,
}: Storage): Promise<number | undefined> {
  return onThisMachine && existsSync(storageFolder) ? freeBytes(storageFolder) : undefined;
}
