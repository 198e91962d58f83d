import { createHash } from 'node:crypto';
import { readdir, stat } from 'node:fs/promises';
import path from 'node:path';
import { sha256OfFile } from '../../files/sha256.ts';
import { preparedPaths } from '../layout.ts';

export interface FileFingerprint {
  readonly name: string;
  readonly bytes: number;
  readonly sha256: string;
}

/** The data of a run: metadata by content, videos by name and size alone (they can be 100 GB). */
export interface DataFingerprint {
  readonly files: readonly FileFingerprint[];
  readonly videos: {
    readonly count: number;
    readonly bytes: number;
    /** Of the sorted lines `<name> <bytes>\n`. */
    readonly sha256OfNamesAndSizes: string;
  };
}

/** Size and SHA-256 of a file's content. */
export async function fingerprint(file: string, signal: AbortSignal): Promise<FileFingerprint> {
  const sha256 = await sha256OfFile(file, signal);
  const { size } = await stat(file);
  return { name: path.basename(file), bytes: size, sha256 };
}

/** Fingerprint of a prepared data folder, as it is mounted at /data. */
export async function dataFingerprint(
  folder: string,
  signal: AbortSignal,
): Promise<DataFingerprint> {
  const paths = preparedPaths('', 'test', folder);
  const files: FileFingerprint[] = [];
  for (const file of [paths.queryMetadata, paths.referenceMetadata, paths.querySubset]) {
    files.push(await fingerprint(file, signal));
  }
  const names = await readdir(paths.queryVideos).catch(() => []);
  names.sort((a, b) => (a < b ? -1 : 1));
  const hash = createHash('sha256');
  let bytes = 0;
  for (const name of names) {
    const { size } = await stat(path.join(paths.queryVideos, name));
    bytes += size;
    hash.update(`${name} ${size}\n`);
  }
  const sha256OfNamesAndSizes = hash.digest('hex');
  return { files, videos: { count: names.length, bytes, sha256OfNamesAndSizes } };
}
