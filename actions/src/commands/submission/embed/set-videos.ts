import { constants } from 'node:fs';
import { access, stat } from 'node:fs/promises';
import { UserError } from '../../../errors.ts';
import { shown } from '../../../files/messages.ts';
import { presentVideos } from '../../../submission/competition-data.ts';
import type { ChunkVideo } from '../../../submission/embedding/chunks.ts';
import type { SetApart } from '../../../submission/embedding/divide.ts';
import { stampOf } from '../../../submission/embedding/file-digests.ts';
import type { CompetitionPaths, VideoSet } from '../../../submission/layout.ts';
import { metadataDigest, readVideoMetadata } from '../../../submission/video-metadata.ts';

/** The videos of a set as they lie on the disk. */
export interface SetVideos {
  readonly set: VideoSet;
  readonly columns: readonly string[];
  /** Of the metadata: `metadataDigest`. */
  readonly data: string;
  /** All that the metadata names. */
  readonly ids: readonly string[];
  /** Those that main.py is shown. */
  readonly videos: ReadonlyMap<string, ChunkVideo>;
  /** Ids that have no file. */
  readonly missing: readonly string[];
  /** What no program could read. */
  readonly apart: readonly SetApart[];
}

/** So many files are asked for at a time. */
const AT_ONCE = 256;
const OTHERS_READ = 0o004;

/**
 * Looks at every video of a set.
 *
 * @throws UserError if none is there
 */
export async function setVideos(given: CompetitionPaths, set: VideoSet): Promise<SetVideos> {
  const [file, folder] =
    set === 'query'
      ? [given.queryMetadata, given.queryVideos]
      : [given.referenceMetadata, given.referenceVideos];
  const { columns, rows, videos: listed } = await readVideoMetadata(file);
  const present = await presentVideos(folder);
  const videos = new Map<string, ChunkVideo>();
  const missing: string[] = [];
  const apart: SetApart[] = [];
  for (let start = 0; start < listed.length; start += AT_ONCE) {
    const some = listed.slice(start, start + AT_ONCE);
    const looked = await Promise.all(some.map(({ id }) => look(present.get(id))));
    some.forEach(({ id }, at) => {
      const found = looked[at];
      if (found === undefined) missing.push(id);
      else if ('why' in found) apart.push({ video: id, ...found });
      else videos.set(id, { id, ...found, metadata: rows[start + at] ?? {} });
    });
  }
  if (missing.length === listed.length) {
    throw new UserError(`${shown(folder)} holds none of the ${listed.length} videos of the set`, {
      next: `put them there: ${listed[0]?.id}.mp4 and the others of ${shown(file)}`,
    });
  }
  const data = metadataDigest({ columns, rows });
  return { set, columns, data, ids: listed.map(({ id }) => id), videos, missing, apart };
}

/** The file; why main.py could not read it; or undefined if there is none. */
async function look(
  file: string | undefined,
): Promise<{ file: string; stamp: string } | { why: string } | undefined> {
  if (file === undefined) return undefined;
  const found = await stat(file, { bigint: true }).catch(() => undefined);
  if (found === undefined) return undefined;
  if (!found.isFile()) return { why: 'it is not a file' };
  if (found.size === 0n) return { why: 'the file is empty' };
  const described = { file, stamp: stampOf(found) };
  // Root's main.py runs as somebody else, who has to read it.
  if (process.getuid?.() === 0) {
    return (Number(found.mode) & OTHERS_READ) === 0 ? { why: 'others may not read it' } : described;
  }
  return await access(file, constants.R_OK).then(
    () => described,
    () => ({ why: 'you may not read it' }),
  );
}
