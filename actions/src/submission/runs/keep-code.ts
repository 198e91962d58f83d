import { createHash } from 'node:crypto';
import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { buffer } from 'node:stream/consumers';
import type { SubmissionFile } from '../submission-files.ts';
import type { CodeFile, KeptRun } from './kept-run.ts';

/** Code and settings are smaller; weights are not kept a second time. */
const LARGEST_KEPT = 256 * 2 ** 10;
const MOST_KEPT = 8 * 2 ** 20;

/**
 * What a submission holds besides the two full descriptor files, and one hash of it all. Copies of its small
 * files are written into `folder`.
 *
 * @throws what the library says of a zip that it can't read, or the file system's error.
 */
export async function keepCode(
  files: readonly SubmissionFile[],
  folder: string,
): Promise<KeptRun['code']> {
  let kept = 0;
  for (const { name, bytes, open } of files) {
    if (bytes > LARGEST_KEPT || kept + bytes > MOST_KEPT) continue;
    kept += bytes;
    // Names of a zip can't lead out of the folder: its library refuses them.
    const target = path.join(folder, name);
    await mkdir(path.dirname(target), { recursive: true });
    await writeFile(target, await buffer(await open()));
  }
  const code = files.map(({ name, bytes, crc32 }) => ({ name, bytes, crc32 }));
  return { sha256: hashOf(code), files: code };
}

function hashOf(files: readonly CodeFile[]): string {
  const lines = files.map(({ name, bytes, crc32 }) => `${crc32} ${bytes} ${name}\n`).toSorted();
  return createHash('sha256').update(lines.join('')).digest('hex');
}
