import { existsSync } from 'node:fs';
import { statfs } from 'node:fs/promises';
import type { Engine } from '../container/connect.ts';
import type { LockDetails } from '../environment/lock/model.ts';
import { SurroundingsError } from '../errors.ts';
import type { Ports } from '../ports.ts';
import { formatBytes } from '../text.ts';
import { wheelBytes } from './layer-plan.ts';
import type { Variant } from './variant.ts';

/** What a build writes for each byte that it downloads: the file, unpacked, and in the layer. */
const WRITTEN_PER_BYTE = 7;
/** Without a lock: from what lite takes, and from the size of the official images. */
const WITHOUT_LOCK = { lite: 2 * 2 ** 30, cpu: 40 * 2 ** 30, gpu: 60 * 2 ** 30 };

/** Big tools of GitHub's Ubuntu runners that no job of this repository uses. */
const REMOVABLE = [
  '/opt/ghc',
  '/opt/hostedtoolcache/CodeQL',
  '/usr/local/.ghcup',
  '/usr/local/lib/android',
  '/usr/share/dotnet',
  '/usr/share/swift',
];

/** What to do about a full disk of the engine. */
export const FREE_SPACE = 'free space, such as with: docker system prune; docker builder prune';

/** Bytes that building a variant takes, by the sizes in its lock. */
export function neededBytes(
  variant: Variant,
  lock: Pick<LockDetails, 'packages' | 'pip'> | undefined,
): number {
  if (lock === undefined) return WITHOUT_LOCK[variant];
  const conda = lock.packages.reduce((total, { size }) => total + (size ?? 0), 0);
  const pip = lock.pip.reduce((total, wheel) => total + wheelBytes(wheel), 0);
  return WITHOUT_LOCK.lite + WRITTEN_PER_BYTE * (conda + pip);
}

/**
 * Refuses a build that the disk of the engine has no room for. On GitHub's own runners the tools of
 * a fixed list are removed first. An engine on another machine is taken at its word.
 *
 * @throws SurroundingsError with the room found and needed.
 */
export async function ensureDisk(
  { storageFolder }: Pick<Engine, 'storageFolder'>,
  needed: number,
  { env, exec, log }: Pick<Ports, 'env' | 'exec' | 'log'>,
): Promise<void> {
  if (!existsSync(storageFolder)) return;
  let free = await freeBytes(storageFolder);
  if (free < needed && env['RUNNER_ENVIRONMENT'] === 'github-hosted') {
    log.info(`${formatBytes(free)} free: removing ${REMOVABLE.join(', ')}`);
    await exec('sudo', ['rm', '-rf', ...REMOVABLE]);
    free = await freeBytes(storageFolder);
  }
  if (free >= needed) return;
  throw new SurroundingsError(
    `the build needs about ${formatBytes(needed)} in ${storageFolder}, which has ${formatBytes(free)}`,
    { next: FREE_SPACE },
  );
}

async function freeBytes(folder: string): Promise<number> {
  const { bavail, bsize } = await statfs(folder);
  return bavail * bsize;
}
