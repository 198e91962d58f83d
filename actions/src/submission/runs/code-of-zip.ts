import { createHash } from 'node:crypto';
import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { buffer } from 'node:stream/consumers';
import { type Entry, openPromise } from 'yauzl';
import { DESCRIPTOR_FILES } from '../descriptors.ts';
import type { CodeFile, KeptRun } from './kept-run.ts';

/** Code and settings are smaller; weights are not kept a second time. */
const LARGEST_KEPT = 256 * 2 ** 10;
const MOST_KEPT = 8 * 2 ** 20;

/**
 * What a submission's zip holds besides the two full descriptor files, and one hash of it all. Copies of its
 * small files are written into `folder`.
 *
 * @throws what the library says of a zip that it can't read, or the file system's error.
 */
export async function keepCode(zipFile: string, folder: string): Promise<KeptRun['code']> {
  const zip = await openPromise(zipFile, { lazyEntries: true, autoClose: false });
  try {
    const entries: Entry[] = [];
    for await (const entry of zip.eachEntry()) if (isCode(entry)) entries.push(entry);
    let kept = 0;
    for (const entry of entries) {
      const { fileName, uncompressedSize } = entry;
      if (uncompressedSize > LARGEST_KEPT || kept + uncompressedSize > MOST_KEPT) continue;
      kept += uncompressedSize;
      // The library refuses names that lead out of the folder, and content that is longer than listed.
      const target = path.join(folder, fileName);
      await mkdir(path.dirname(target), { recursive: true });
      await writeFile(target, await buffer(await zip.openReadStreamPromise(entry)));
    }
    const files = entries.map(({ fileName, uncompressedSize, crc32 }) => ({
      name: fileName,
      bytes: uncompressedSize,
      crc32,
    }));
    return { sha256: hashOf(files), files };
  } finally {
    zip.close();
  }
}

function isCode({ fileName }: Entry): boolean {
  return !fileName.endsWith('/') && !(DESCRIPTOR_FILES as readonly string[]).includes(fileName);
}

function hashOf(files: readonly CodeFile[]): string {
  const lines = files.map(({ name, bytes, crc32 }) => `${crc32} ${bytes} ${name}\n`).toSorted();
  return createHash('sha256').update(lines.join('')).digest('hex');
}
