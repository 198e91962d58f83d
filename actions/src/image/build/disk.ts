import type { VariantSettings } from '../../environment/settings/competition.ts';
import type { LockDetails } from '../../environment/lock/model.ts';
import { SurroundingsError } from '../../errors.ts';
import { freeForImages, type Storage } from '../../machine/free-bytes.ts';
import type { Ports } from '../../ports.ts';
import { formatBytes, parseBytes } from '../../text.ts';
import { wheelBytes } from '../context/layer-plan.ts';

/**
 * What a build writes for each byte that it downloads, of packages that are packed well: the file, and what
 * is unpacked and compiled of it. docs/background/image.md has what was measured.
 */
const USUAL_PER_BYTE = 6;
/** Below this what is unpacked has no room: CUDA's libraries become that much, and all else more. */
const LEAST_PER_BYTE = 2.5;
/** What a build takes with no package of conda or pip at all. */
const WITHOUT_PACKAGES = 2 ** 30;
/** Without a lock, for each byte of the budget: from what was seen of lite and of the official images. */
const USUAL_PER_BUDGET = 2.5;

/** What to do about a full disk of the engine. */
export const FREE_SPACE =
  'free space, such as with: docker builder prune (docker system df shows what takes it)';
const ON_A_RUNNER =
  'run prepare-runner before it, lock the environments (update-locks), or take a larger runner';

/** Bytes that a build takes: what is enough for certain, and what it can't do without. */
export interface Room {
  readonly usual: number;
  readonly least: number;
}

/** The room that building a variant takes, by the sizes in its lock. */
export function neededRoom(
  { packages, budget }: Pick<VariantSettings, 'packages' | 'budget'>,
  lock: Pick<LockDetails, 'packages' | 'pip'> | undefined,
): Room {
  if (lock === undefined) {
    const usual = USUAL_PER_BUDGET * (parseBytes(budget) ?? 0);
    // A budget is a bound and not a size: an image of Debian's packages may be far below it.
    if (packages === 'debian') return { usual, least: Math.min(usual, WITHOUT_PACKAGES) };
    return { usual, least: Math.ceil((usual * LEAST_PER_BYTE) / USUAL_PER_BYTE) };
  }
  const conda = lock.packages.reduce((total, { size }) => total + (size ?? 0), 0);
  const pip = lock.pip.reduce((total, wheel) => total + wheelBytes(wheel), 0);
  const at = (perByte: number) => WITHOUT_PACKAGES + perByte * (conda + pip);
  return { usual: at(USUAL_PER_BYTE), least: at(LEAST_PER_BYTE) };
}

/** How the room of a disk is for a build, and what to say and do if it is not enough. */
export interface RoomFound {
  readonly verdict: 'enough' | 'tight' | 'too little';
  readonly message: string;
  readonly next: string;
}

/**
 * Looks whether the disk of the engine has room for a build; undefined for an engine on another
 * machine, which nobody here can ask.
 */
export async function findRoom(
  engine: Storage,
  { usual, least }: Room,
  env: Ports['env'],
): Promise<RoomFound | undefined> {
  const free = await freeForImages(engine);
  if (free === undefined) return undefined;
  const verdict = free >= usual ? 'enough' : free >= least ? 'tight' : 'too little';
  const atLeast = least < usual ? ` (${formatBytes(least)} at the very least)` : '';
  return {
    verdict,
    message: `the build needs about ${formatBytes(usual)}${atLeast} in ${engine.storageFolder}, which has ${formatBytes(free)}`,
    next: env['GITHUB_ACTIONS'] === 'true' ? ON_A_RUNNER : FREE_SPACE,
  };
}

/**
 * Refuses a build that the disk of the engine can't have room for, and warns of one that may run out
 * of it.
 *
 * @throws SurroundingsError with the room found and needed.
 */
export async function ensureDisk(
  engine: Storage,
  room: Room,
  { env, log }: Pick<Ports, 'env' | 'log'>,
): Promise<void> {
  const found = await findRoom(engine, room, env);
  if (found === undefined || found.verdict === 'enough') return;
  const { verdict, message, next } = found;
  if (verdict === 'too little') throw new SurroundingsError(message, { next });
  log.warn(`${message}: it may run out of space`);
}
