import { existsSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { competitionOf } from '../../../environment/settings/competition.ts';
import { UserError } from '../../../errors.ts';
import type { Ports } from '../../../ports.ts';
import { missingDataset, presentVideos } from '../../../submission/competition-data.ts';
import { fileError, shown } from '../../../files/messages.ts';
import {
  type CompetitionPaths,
  competitionPaths,
  preparedPaths,
} from '../../../submission/layout.ts';
import { openFolder } from '../../../files/open-folder.ts';
import { placeFiles, type Placement } from '../../../files/place-files.ts';
import { replaceFolder } from '../../../files/replace-folder.ts';
import { subsetPositions } from '../../../submission/selection.ts';
import { readTable, type CsvTable, tableText } from '../../../files/table.ts';
import { readVideoMetadata } from '../../../submission/video-metadata.ts';

export interface DataSubsetInputs {
  dataset: string;
  /** Part of the query videos, in (0, 1]. */
  proportion: number;
  /** Where the videos and their metadata lie, and the folder to prepare; default: the data set's own places. */
  place?: { given: CompetitionPaths; folder: string };
}

export interface DataSubsetResult {
  folder: string;
  videos: number;
  placement: Placement;
}

/** Prepares `data/<dataset>` with part of the query videos, as it is mounted on the platform. */
export async function dataSubset(
  { dataset, proportion, place }: DataSubsetInputs,
  { root, log, signal }: Ports,
): Promise<DataSubsetResult> {
  const source = place?.given ?? competitionPaths(root, dataset);
  if (!existsSync(source.queryMetadata)) throw missingDataset(source, dataset);
  const queries = await readVideoMetadata(source.queryMetadata);
  const references = await readVideoMetadata(source.referenceMetadata);
  const { datasets } = await competitionOf(root);
  const groundTruth =
    datasets[dataset]?.ground_truth === true
      ? await readTable(source.groundTruth, ['query_id', 'ref_id'])
      : undefined;

  const present = await presentVideos(source.queryVideos);
  const candidates = queries.videos.flatMap(({ id }) => {
    const file = present.get(id);
    return file === undefined ? [] : [{ id, file }];
  });
  if (candidates.length === 0) {
    throw new UserError(`${shown(source.queryVideos)} holds none of the query videos`, {
      next: `unpack them there as <video_id>.mp4, beside ${path.basename(source.queryMetadata)}`,
    });
  }
  const absent = queries.videos.length - candidates.length;
  if (absent > 0) {
    log.warn(`${count(absent)} of ${count(queries.videos.length)} query videos are not there`);
  }
  const chosen = new Set(subsetPositions(candidates.length, proportion));
  const subset = candidates
    .filter((_, position) => chosen.has(position))
    .toSorted((a, b) => (a.id < b.id ? -1 : 1));
  const ids = subset.map(({ id }) => id);

  const target = preparedPaths(root, dataset, place?.folder);
  const step = log.step('data subset');
  try {
    const placement = await replaceFolder(target.folder, async (folder) => {
      const out = preparedPaths(root, dataset, folder);
      await mkdir(out.queryVideos);
      await writeFile(out.querySubset, `${['video_id', ...ids].join('\n')}\n`);
      await writeTable(out.queryMetadata, queries);
      await writeTable(out.referenceMetadata, references);
      if (groundTruth !== undefined) {
        await writeTable(out.groundTruth, groundTruth);
        const inSubset = new Set(ids);
        const rows = groundTruth.rows.filter((row) => inSubset.has(row['query_id'] ?? ''));
        await writeTable(out.subsetGroundTruth, { ...groundTruth, rows });
      }
      const pairs = subset.map(({ id, file }) => ({
        from: file,
        to: path.join(out.queryVideos, `${id}.mp4`),
      }));
      const placed = await placeFiles(pairs, signal, (done) =>
        step.update(`${count(done)} of ${count(pairs.length)} videos`),
      );
      await openFolder(folder);
      return placed;
    });
    step.done(
      `${shown(target.folder)}: ${count(subset.length)} of ${count(candidates.length)} ` +
        `query videos (by ${placement})`,
    );
    return { folder: target.folder, videos: subset.length, placement };
  } catch (error) {
    step.fail();
    throw fileError(`prepare ${shown(target.folder)}`, error);
  }
}

function writeTable(file: string, { columns, rows }: Pick<CsvTable, 'columns' | 'rows'>) {
  return writeFile(file, tableText(columns, rows));
}

function count(n: number): string {
  return n.toLocaleString('en');
}
