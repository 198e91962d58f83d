import { readFileSync, statfsSync } from 'node:fs';
import { freemem } from 'node:os';

const FOLDER = '/dev/shm';
const GiB = 2 ** 30;
/** Of its space. What the tests that use it hold at once is below 1 GiB. */
const SPACE = 4 * GiB;

/**
 * A folder in memory where tests may put repositories, which cost git a fifth of its time on a disk.
 * Undefined if there is none, as on macOS, if programs in it can't run, as in most containers, or if
 * the machine has not the memory.
 */
export function memoryFolder(): string | undefined {
  try {
    const mounts = readFileSync('/proc/mounts', 'utf8').split('\n');
    const [, , , options] = mounts.find((line) => line.split(' ')[1] === FOLDER)?.split(' ') ?? [];
    if (options === undefined || options.split(',').includes('noexec')) return undefined;
    const { bavail, bsize } = statfsSync(FOLDER);
    return bavail * bsize >= SPACE && freemem() >= 2 * SPACE ? FOLDER : undefined;
  } catch {
    return undefined;
  }
}
