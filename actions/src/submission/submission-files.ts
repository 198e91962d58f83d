import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import type { Readable } from 'node:stream';
import { crc32 } from 'node:zlib';
import { type Entry, openPromise } from 'yauzl';
import { DESCRIPTOR_FILES } from './descriptors/descriptors.ts';
import { filesToPack } from './archive/pack-folder.ts';

/** A file of a submission's own: code, weights, tables; not the two full descriptor files. */
export interface SubmissionFile {
  readonly name: string;
  readonly bytes: number;
  /** As a zip has it: enough to see that a file changed, and there without reading gigabytes of weights. */
  readonly crc32: number;
  readonly open: () => Promise<Readable>;
}

/**
 * Does work with the files of a zip, which is open until then.
 *
 * @throws what the library says of a zip that it can't read.
 */
export async function withFilesOfZip<T>(
  zipFile: string,
  work: (files: readonly SubmissionFile[]) => Promise<T>,
): Promise<T> {
  const zip = await openPromise(zipFile, { lazyEntries: true, autoClose: false });
  try {
    const entries: Entry[] = [];
    for await (const entry of zip.eachEntry()) if (isOwn(entry.fileName)) entries.push(entry);
    return await work(
      entries.map((entry) => ({
        name: entry.fileName,
        bytes: entry.uncompressedSize,
        crc32: entry.crc32,
        // The library refuses content that is longer than listed.
        open: () => zip.openReadStreamPromise(entry),
      })),
    );
  } finally {
    zip.close();
  }
}

/**
 * The files that would be packed of a folder; each is read.
 *
 * @throws UserError for what can't be packed.
 */
export async function filesOfFolder(
  folder: string,
  signal: AbortSignal,
): Promise<SubmissionFile[]> {
  const files: SubmissionFile[] = [];
  for (const { name, file } of await filesToPack(folder)) {
    if (!isOwn(name)) continue;
    let sum = 0;
    for await (const chunk of createReadStream(file, { signal })) sum = crc32(chunk as Buffer, sum);
    const { size } = await stat(file);
    files.push({ name, bytes: size, crc32: sum, open: async () => createReadStream(file) });
  }
  return files;
}

function isOwn(name: string): boolean {
  return !name.endsWith('/') && !(DESCRIPTOR_FILES as readonly string[]).includes(name);
}
