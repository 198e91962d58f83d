import { existsSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { UserError } from '../../../errors.ts';
import { shown } from '../../../files/messages.ts';
import { replaceFolder } from '../../../files/replace-folder.ts';
import { type CsvTable, readTable, tableText } from '../../../files/table.ts';
import { missingDataset, presentVideos } from '../../../submission/competition-data.ts';
import { type CompetitionPaths, competitionPaths } from '../../../submission/layout.ts';
import { partOfSet } from '../../../submission/part-of-set.ts';
import { readVideoMetadata } from '../../../submission/video-metadata.ts';

/** Part of a data set: its own tables, and the videos where they are. */
export interface Sample {
  readonly paths: CompetitionPaths;
  readonly queries: number;
  readonly references: number;
  /** How much of the data set it is; undefined if it is all. */
  readonly part: { readonly queries: number; readonly references: number } | undefined;
}

/**
 * Writes the tables of so many queries of a data set and their references into `folder`. Only videos that are
 * there count.
 *
 * @throws UserError if the data set, its ground truth or all of its videos are missing
 */
export async function drawSample(
  dataset: string,
  { root, count, folder }: { root: string; count: number; folder: string },
): Promise<Sample> {
  const all = competitionPaths(root, dataset);
  if (!existsSync(all.queryMetadata)) throw missingDataset(all, dataset);
  const queries = await readVideoMetadata(all.queryMetadata);
  const references = await readVideoMetadata(all.referenceMetadata);
  const truth = await readTable(all.groundTruth, ['query_id', 'ref_id']);
  const pairs = truth.rows.map((row) => ({
    queryId: row['query_id'] ?? '',
    refId: row['ref_id'] ?? '',
  }));
  const there = {
    queries: await idsThere(queries, all.queryVideos),
    references: await idsThere(references, all.referenceVideos),
  };
  const part = partOfSet({ ...there, pairs }, count);
  const [queryIds, refIds] = [new Set(part.queries), new Set(part.references)];
  if (!pairs.some(({ queryId, refId }) => queryIds.has(queryId) && refIds.has(refId))) {
    throw new UserError(
      `none of the ${queryIds.size} queries that were drawn is a copy of a reference that is there`,
      { next: 'give a larger number with --queries, or add more of the videos' },
    );
  }
  const own = competitionPathsIn(folder, all);
  await replaceFolder(folder, async (fresh) => {
    const out = competitionPathsIn(fresh, all);
    await writeRows(out.queryMetadata, queries, (row) => queryIds.has(row['video_id'] ?? ''));
    await writeRows(out.referenceMetadata, references, (row) => refIds.has(row['video_id'] ?? ''));
    await writeRows(
      out.groundTruth,
      truth,
      (row) => queryIds.has(row['query_id'] ?? '') && refIds.has(row['ref_id'] ?? ''),
    );
  });
  const isAll = queryIds.size === queries.videos.length && refIds.size === references.videos.length;
  const counts = { queries: queryIds.size, references: refIds.size };
  return { paths: own, ...counts, part: isAll ? undefined : counts };
}

/** The same names in another folder, but for the videos, which stay where they are. */
function competitionPathsIn(folder: string, all: CompetitionPaths): CompetitionPaths {
  const moved = (file: string) => path.join(folder, path.basename(file));
  return {
    ...all,
    queryMetadata: moved(all.queryMetadata),
    referenceMetadata: moved(all.referenceMetadata),
    groundTruth: moved(all.groundTruth),
  };
}

async function idsThere(
  { file, videos }: { file: string; videos: readonly { id: string }[] },
  folder: string,
): Promise<string[]> {
  const present = await presentVideos(folder);
  const there = videos.flatMap(({ id }) => (present.has(id) ? [id] : []));
  if (there.length > 0) return there;
  throw new UserError(`${shown(folder)} holds none of the ${videos.length} videos of the set`, {
    next: `put some of them there: ${videos[0]?.id}.mp4 and others of ${shown(file)}`,
  });
}

async function writeRows(
  file: string,
  { columns, rows }: Pick<CsvTable, 'columns' | 'rows'>,
  isIn: (row: Record<string, string>) => boolean,
): Promise<void> {
  await writeFile(file, tableText(columns, rows.filter(isIn)));
}
