import { existsSync } from 'node:fs';
import { copyFile, mkdir, readdir, rm, symlink } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { IMAGE_COMMAND, runtimeCommand } from '../../../../container/runtime-command.ts';
import type { RunOptions, RunResult } from '../../../../container/run.ts';
import { UserError } from '../../../../errors.ts';
import { fileOf } from '../../../../submission/embedding/chunks.ts';
import type { MainCall, MainPlace } from './chunk-run.ts';
import { runHere } from './run-here.ts';

/** Folders of a pod that are empty when it starts, and are emptied before each run of main.py. */
export const POD_FOLDERS = ['/data', '/source', '/output', '/code_execution', '/tmp', '/dev/shm'];

/**
 * A process of the image that this program itself runs in, as in a pod: one run of main.py at a time, so that nothing
 * can be done beforehand.
 */
export const inThisImage: MainPlace = async (call, options) => ({
  run: async () => await runInPlace(call, options),
  async discard() {},
});

async function runInPlace(
  { set, videos, source, data, output }: MainCall,
  options: RunOptions,
): Promise<RunResult> {
  for (const folder of POD_FOLDERS) await empty(folder);
  await linkAll(source, '/source');
  for (const name of await readdir(data)) {
    if (name !== 'query') await copyFile(path.join(data, name), path.join('/data', name));
  }
  await mkdir('/data/query');
  for (const video of videos) await symlink(fileOf(video), `/data/query/${video.id}.mp4`);
  const result = await runHere(runtimeCommand('embed', set), options);
  for (const name of await readdir('/output')) {
    await copyFile(path.join('/output', name), path.join(output, name));
  }
  return result;
}

/** @throws UserError anywhere but in one of our images: what is emptied there would be somebody's */
export function requireOwnImage(): void {
  if (IMAGE_COMMAND.slice(2).every((file) => existsSync(file))) return;
  throw new UserError('--in-image is for pods that run the image itself', {
    next: 'leave it out; npx vsc embed --on kubernetes sets it',
  });
}

/** What this pod may use: its limits, if it has some. */
export function ownMachine(): { cpus: number; memoryBytes: number } {
  const [limit, memory] = [process.constrainedMemory(), os.totalmem()];
  return {
    cpus: os.availableParallelism(),
    memoryBytes: limit > 0 ? Math.min(limit, memory) : memory,
  };
}

async function empty(folder: string): Promise<void> {
  for (const name of await readdir(folder)) {
    await rm(path.join(folder, name), { recursive: true, force: true });
  }
}

async function linkAll(from: string, to: string): Promise<void> {
  for (const name of await readdir(from)) await symlink(path.join(from, name), path.join(to, name));
}
