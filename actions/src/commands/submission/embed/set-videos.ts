import { constants } from 'node:fs';
import { access, lstat, realpath, stat } from 'node:fs/promises';
import path from 'node:path';
import { UserError } from '../../../errors.ts';
import { shown } from '../../../files/messages.ts';
import type { ChunkVideo } from '../../../submission/embedding/chunks.ts';
import { CompactRows } from '../../../submission/embedding/compact-rows.ts';
import type { SetApart } from '../../../submission/embedding/divide.ts';
import { type FileDigests, stampOf } from '../../../submission/embedding/file-digests.ts';
import type { CompetitionPaths, VideoSet } from '../../../submission/layout.ts';
import { eachVideo, metadataDigest } from '../../../submission/video-metadata.ts';

/** The videos of a set as they lie on the disk. */
export interface SetVideos {
  readonly set: VideoSet;
  readonly rows: CompactRows;
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

/** So many files are asked for at a time: what keeps Node's threads busy. */
const AT_ONCE = 16;
const OTHERS_READ = 0o004;

/**
 * Looks at every video of a set.
 *
 * @throws UserError if none is there
 */
export async function setVideos(
  given: CompetitionPaths,
  set: VideoSet,
  digests: FileDigests,
): Promise<SetVideos> {
  const [file, folder] =
    set === 'query'
      ? [given.queryMetadata, given.queryVideos]
      : [given.referenceMetadata, given.referenceVideos];
  const ids: string[] = [];
  let rows = new CompactRows([]);
  await eachVideo(file, ({ id }, row) => {
    if (ids.length === 0) rows = new CompactRows(Object.keys(row));
    ids.push(id);
    rows.add(row);
  });
  const videos = new Map<string, ChunkVideo>();
  const missing: string[] = [];
  const apart: SetApart[] = [];
  for (let start = 0; start < ids.length; start += AT_ONCE) {
    const some = ids.slice(start, start + AT_ONCE);
    const looked = await Promise.all(
      some.map((id) => look(path.join(folder, `${id}.mp4`), digests)),
    );
    some.forEach((id, at) => {
      const found = looked[at];
      if (found === undefined) missing.push(id);
      else if ('why' in found) apart.push({ video: id, ...found });
      else videos.set(id, { id, folder, ...found, row: start + at });
    });
  }
  if (missing.length === ids.length) {
    throw new UserError(`${shown(folder)} holds none of the ${ids.length} videos of the set`, {
      next: `put them there: ${ids[0]}.mp4 and the others of ${shown(file)}`,
    });
  }
  const data = metadataDigest({ columns: rows.columns, rows });
  return { set, rows, data, ids, videos, missing, apart };
}

/** What there is of a video; why main.py could not read it; or undefined for no file, or a link that leads nowhere. */
async function look(
  named: string,
  digests: FileDigests,
): Promise<Pick<ChunkVideo, 'target' | 'digest'> | { why: string } | undefined> {
  const there = await lstat(named, { bigint: true }).catch(() => undefined);
  if (there === undefined) return undefined;
  const file = there.isSymbolicLink() ? await realpath(named).catch(() => undefined) : named;
  if (file === undefined) return undefined;
  const found = file === named ? there : await stat(file, { bigint: true }).catch(() => undefined);
  if (found === undefined) return undefined;
  if (!found.isFile()) return { why: 'it is not a file' };
  if (found.size === 0n) return { why: 'the file is empty' };
  const target = file === named ? undefined : file;
  const described = { target, digest: digests.known(file, stampOf(found)) };
  // Root's main.py runs as somebody else, who has to read it.
  if (process.getuid?.() === 0) {
    return (Number(found.mode) & OTHERS_READ) === 0 ? { why: 'others may not read it' } : described;
  }
  return await access(file, constants.R_OK).then(
    () => described,
    () => ({ why: 'you may not read it' }),
  );
}
