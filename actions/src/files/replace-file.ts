import { randomBytes } from 'node:crypto';
import { rename, rm } from 'node:fs/promises';
import path from 'node:path';

/**
 * Lets `write` make a file beside `target`, and puts it in target's place when that has succeeded:
 * whoever looks meets the old content or the new. On failure the old stays and nothing is left.
 *
 * @throws what `write` throws, or the file system's error.
 */
export async function replaceFile(
  target: string,
  write: (partial: string) => Promise<unknown>,
): Promise<void> {
  const name = `.${path.basename(target)}.${randomBytes(4).toString('hex')}.partial`;
  const partial = path.join(path.dirname(target), name);
  try {
    await write(partial);
    await rename(partial, target);
  } catch (error) {
    await rm(partial, { force: true });
    throw error;
  }
}
