import { existsSync } from 'node:fs';
import { readTable } from '../../../files/table.ts';
import { competitionPaths, type CompetitionPaths } from '../../../submission/layout.ts';
import { readVideoMetadata } from '../../../submission/video-metadata.ts';
import { isSampleData } from '../sample-data/sample-data.ts';
import { datasetNamed, type Truth } from './score-rankings.ts';

/** The data set that a ground truth belongs to, as it lies in `competition_data`. */
export interface DataSetOfTruth {
  readonly name: string;
  readonly paths: CompetitionPaths;
  /** Drawn by `make sample-data`: a score on it means nothing. */
  readonly isSample: boolean;
  /** Seconds of each query video. */
  readonly lengths: ReadonlyMap<string, number>;
}

/**
 * The data set whose name the ground truth's file has and whose own ground truth is the same; undefined if
 * there is none, for its videos and lengths would be of another one.
 */
export async function dataSetOf(
  { file, full }: Truth,
  root: string,
): Promise<DataSetOfTruth | undefined> {
  const name = datasetNamed(file);
  if (name === undefined) return undefined;
  const paths = competitionPaths(root, name);
  if (!existsSync(paths.groundTruth) || !existsSync(paths.queryMetadata)) return undefined;
  const own = await readTable(paths.groundTruth, ['query_id', 'ref_id']);
  const pairs = new Set(own.rows.map((row) => JSON.stringify([row['query_id'], row['ref_id']])));
  const isSame = full.pairs.every(({ queryId, refId }) =>
    pairs.has(JSON.stringify([queryId, refId])),
  );
  if (!isSame) return undefined;
  const { videos } = await readVideoMetadata(paths.queryMetadata);
  const lengths = new Map(videos.map(({ id, duration }) => [id, duration]));
  return { name, paths, isSample: isSampleData(paths.folder), lengths };
}
