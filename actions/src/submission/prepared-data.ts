import { existsSync } from 'node:fs';
import { readdir, realpath } from 'node:fs/promises';
import path from 'node:path';
import { UserError } from '../errors.ts';
import { shown } from '../files/messages.ts';
import { preparedPaths } from './layout.ts';
import type { OutcomeMember } from './archive/outcome-archive.ts';
import type { RankingRules } from './archive/outcome.ts';
import { readTable } from '../files/table.ts';
import { readVideoMetadata } from './video-metadata.ts';

/** A data folder that is fit to be mounted at /data. */
export interface PreparedData {
  /** Without links, as the engine wants it. */
  readonly folder: string;
  readonly queryVideos: number;
  /** Ids that each ranking may hold. */
  readonly rules: Record<OutcomeMember, RankingRules>;
}

/**
 * Reads the ids of a prepared data folder and makes sure that its subset's videos are there.
 *
 * @throws UserError that names the file, if something is missing or does not fit together.
 */
export async function readPreparedData(
  root: string,
  dataset: string,
  folder?: string,
): Promise<PreparedData> {
  const paths = preparedPaths(root, dataset, folder);
  const next = `make data-subset DATASET=${dataset}`;
  if (!existsSync(paths.queryMetadata)) {
    throw new UserError(`there is no data set in ${shown(paths.folder)}`, { next });
  }
  const queryIds = idsOf((await readVideoMetadata(paths.queryMetadata)).videos);
  const refIds = idsOf((await readVideoMetadata(paths.referenceMetadata)).videos);
  const subset = await readTable(paths.querySubset, ['video_id']);
  const subsetIds = new Set(subset.rows.map((row) => row['video_id'] ?? ''));
  const strange = [...subsetIds].find((id) => !queryIds.has(id));
  if (strange !== undefined) {
    const where = `${shown(paths.querySubset)} names ${JSON.stringify(strange)}`;
    throw new UserError(`${where}, which is not in ${path.basename(paths.queryMetadata)}`, {
      next,
    });
  }
  const present = new Set(await readdir(paths.queryVideos).catch(() => []));
  const absent = [...subsetIds].filter((id) => !present.has(`${id}.mp4`));
  if (absent.length > 0) {
    const others = absent.length > 1 ? ` and ${absent.length - 1} more` : '';
    throw new UserError(`${shown(paths.queryVideos)} has no ${absent[0]}.mp4${others}`, { next });
  }
  return {
    folder: await realpath(paths.folder),
    queryVideos: queryIds.size,
    rules: {
      'full_rankings.csv': { queryIds, refIds },
      'subset_rankings.csv': { queryIds: subsetIds, refIds },
    },
  };
}

function idsOf(videos: readonly { id: string }[]): Set<string> {
  return new Set(videos.map(({ id }) => id));
}
