import { lstat, readdir } from 'node:fs/promises';
import path from 'node:path';
import { UserError } from '../../../errors.ts';
import {
  ARTIFACT_LIMITS as LIMITS,
  isArtifactName,
  isArtifactPath,
} from '../../../github/artifacts/limits.ts';
import { uploadArtifact, type Upload } from '../../../github/artifacts/artifacts.ts';
import type { Ports } from '../../../ports.ts';
import { formatBytes } from '../../../text.ts';

export interface UploadInputs extends Omit<Upload, 'files'> {
  /** Files and folders, relative to the folder. */
  readonly paths: readonly string[];
  /** No file is a failure. */
  readonly required: boolean;
}

export interface Uploaded {
  /** Of the artifact; undefined if there was no file. */
  readonly id: number | undefined;
  readonly files: number;
}

/**
 * Uploads files of a folder as one artifact, each at its path from the folder. What downloads them has
 * limits, which hold here too.
 *
 * @throws UserError for a name, path or size that no artifact of ours may have, if there is no file and
 *   one is required, and if GitHub refuses.
 */
export async function uploadReports(inputs: UploadInputs, ports: Ports): Promise<Uploaded> {
  const { name, folder, paths, retentionDays, required } = inputs;
  if (!isArtifactName(name)) {
    throw new UserError(`an artifact can't be named ${JSON.stringify(name)}`, {
      next: 'write letters, digits, and . _ + - after the first one, at most 100',
    });
  }
  const found = await Promise.all(paths.map((each) => plainFiles(folder, path.normalize(each))));
  const files = [...new Map(found.flat().map((file) => [file.path, file])).values()];
  checkLimits(files);
  if (files.length > 0) {
    const absolute = files.map((file) => path.join(folder, file.path));
    const upload = { name, folder, files: absolute, retentionDays };
    return { id: await uploadArtifact(upload, ports), files: files.length };
  }
  if (!required) return { id: undefined, files: 0 };
  throw new UserError(`there is no file to upload in ${folder}`, {
    next: 'look at the step that makes them',
  });
}

interface PlainFile {
  /** From the folder. */
  readonly path: string;
  readonly bytes: number;
}

/** The files at a place, and below it; neither links nor what is hidden. */
async function plainFiles(folder: string, place: string): Promise<PlainFile[]> {
  if (place === '..' || place.startsWith('../') || path.isAbsolute(place)) {
    throw new UserError(`${JSON.stringify(place)} is not below the folder`, {
      next: 'give paths relative to the folder',
    });
  }
  const found = await lstat(path.join(folder, place)).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT' || error.code === 'ENOTDIR') return undefined;
    throw error;
  });
  if (found?.isFile() === true) return [{ path: place, bytes: found.size }];
  if (found?.isDirectory() !== true) return [];
  const names = (await readdir(path.join(folder, place))).filter((name) => !name.startsWith('.'));
  const below = names.toSorted().map((name) => plainFiles(folder, path.join(place, name)));
  return (await Promise.all(below)).flat();
}

function checkLimits(files: readonly PlainFile[]): void {
  const odd = files.find((file) => !isArtifactPath(file.path));
  const bytes = files.reduce((sum, file) => sum + file.bytes, 0);
  const why =
    odd !== undefined
      ? `an artifact can't have the path ${JSON.stringify(odd.path)}`
      : files.length > LIMITS.files
        ? `${files.length} files are more than an artifact may have, ${LIMITS.files}`
        : bytes > LIMITS.bytes
          ? `${formatBytes(bytes)} are more than an artifact may have, ${formatBytes(LIMITS.bytes)}`
          : undefined;
  if (why !== undefined) throw new UserError(why, { next: 'upload less, by paths' });
}
