import { existsSync } from 'node:fs';
import { stat } from 'node:fs/promises';
import path from 'node:path';
import { SurroundingsError } from '../errors.ts';
import type { Exec } from '../ports.ts';
import { freeBytes, freeForImages, type Storage } from './free-bytes.ts';

/** Big tools of GitHub's Ubuntu runners that no job of this repository uses. */
export const REMOVABLE = [
  '/opt/ghc',
  '/opt/hostedtoolcache/CodeQL',
  '/usr/local/.ghcup',
  '/usr/local/lib/android',
  '/usr/share/dotnet',
  '/usr/share/swift',
] as const;

/** Where a runner has what is needed here. */
export interface RunnerPlaces {
  /** Runners of the 72 GB kind have a second disk there, of 66 GB, with nothing on it but swap. */
  readonly disk: string;
  /** The settings of the Docker daemon. */
  readonly daemonFile: string;
}

export const RUNNER_PLACES: RunnerPlaces = {
  disk: '/mnt',
  daemonFile: '/etc/docker/daemon.json',
};

/** Runs programs as root: GitHub's runners ask for no password. */
export function asRoot(exec: Exec, uid = process.getuid?.()): Exec {
  if (uid === 0) return exec;
  return (command, args, options) => exec('sudo', [command, ...args], options);
}

/**
 * A folder on `disk` that is better for the images of an engine of this machine; undefined if the disk is
 * not one of its own, or has no more room.
 */
export async function betterStorage(storage: Storage, disk: string): Promise<string | undefined> {
  const freeNow = await freeForImages(storage);
  if (freeNow === undefined || !existsSync(disk)) return undefined;
  const [there, above, now] = await Promise.all([
    stat(disk),
    stat(path.dirname(disk)),
    stat(storage.storageFolder),
  ]);
  if (there.dev === above.dev || there.dev === now.dev) return undefined;
  return (await freeBytes(disk)) > freeNow ? path.join(disk, 'docker') : undefined;
}

/**
 * Has the engine keep all it has in another folder from now on: what it had before is out of its sight.
 * @param root runs programs as root
 * @throws SurroundingsError if a step fails.
 */
export async function moveStorage(folder: string, root: Exec, file: string): Promise<void> {
  const run = async (command: string, args: readonly string[], input?: string) => {
    const options = input === undefined ? {} : { input };
    const { exitCode, stdout, stderr } = await root(command, args, options);
    if (exitCode === 0) return stdout;
    throw new SurroundingsError(`${command} ${args.join(' ')} failed: ${stderr.trim()}`, {
      next: 'see journalctl -u docker',
    });
  };
  const settings = existsSync(file) ? (JSON.parse(await run('cat', [file])) as object) : {};
  // The socket would start it again by the next question.
  await run('systemctl', ['stop', 'docker.service', 'docker.socket']);
  await run('mkdir', ['-p', folder, path.dirname(file)]);
  const text = `${JSON.stringify({ ...settings, 'data-root': folder }, null, 2)}\n`;
  await run('tee', [file], text);
  await run('systemctl', ['start', 'docker.socket', 'docker.service']);
}
