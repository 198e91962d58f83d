import { hostname } from 'node:os';
import path from 'node:path';

/** Files of a full data set, as downloaded: `competition_data/<dataset>`. */
export interface CompetitionPaths {
  folder: string;
  queryVideos: string;
  referenceVideos: string;
  queryMetadata: string;
  referenceMetadata: string;
  groundTruth: string;
}

/** Files of a prepared data set, mounted at /data in the container: `data/<dataset>`. */
export interface PreparedPaths {
  folder: string;
  queryVideos: string;
  querySubset: string;
  queryMetadata: string;
  referenceMetadata: string;
  groundTruth: string;
  subsetGroundTruth: string;
}

/** Where the full data set lies below the repository's root. */
export function competitionPaths(root: string, dataset: string): CompetitionPaths {
  const folder = path.join(root, 'competition_data', dataset);
  return {
    folder,
    queryVideos: path.join(folder, 'query'),
    referenceVideos: path.join(folder, 'reference'),
    queryMetadata: path.join(folder, `${dataset}_query_metadata.csv`),
    referenceMetadata: path.join(folder, `${dataset}_reference_metadata.csv`),
    groundTruth: path.join(folder, `${dataset}_descriptor_ground_truth.csv`),
  };
}

/** What is described of a data set, in the order in which it is. */
export const VIDEO_SETS = ['query', 'reference'] as const;
export type VideoSet = (typeof VIDEO_SETS)[number];

/** The folder in which `embed` keeps the results of chunks, of all data sets. */
export function embeddingsFolder(root: string): string {
  return path.join(root, 'data', '.embeddings');
}

/** In it, the results, each in a folder of its own. */
export function chunksFolder(embeddings: string): string {
  return path.join(embeddings, 'chunks');
}

/** In it, the journal of digests of files that were read. */
export function digestJournal(embeddings: string): string {
  return path.join(embeddings, 'digests');
}

/** In it, what a run of `embed` on this machine needs while it runs: the prefix, before its process id. */
export const EMBEDDING_WORK = `.work-${hostname()}-`;

/** The zip that a run takes, and the pack commands make. */
export function submissionZip(root: string): string {
  return path.join(root, 'submission', 'submission.zip');
}

/** Where `embed` puts the descriptors of a data set; those of another one stay. */
export function descriptorFolder(root: string, dataset: string): string {
  return path.join(root, 'submission', 'descriptors', dataset);
}

/** Where calls of `embed` for a part of a data set say how far they are; below `descriptorFolder`. */
export function shardsFolder(descriptors: string): string {
  return path.join(descriptors, 'shards');
}

/** Where the prepared data set lies; `folder` may be a temporary one with the same content. */
export function preparedPaths(
  root: string,
  dataset: string,
  folder: string = path.join(root, 'data', dataset),
): PreparedPaths {
  return {
    folder,
    queryVideos: path.join(folder, 'query'),
    querySubset: path.join(folder, 'query_subset.csv'),
    queryMetadata: path.join(folder, 'query_metadata.csv'),
    referenceMetadata: path.join(folder, 'reference_metadata.csv'),
    groundTruth: path.join(folder, `${dataset}_descriptor_ground_truth.csv`),
    subsetGroundTruth: path.join(folder, 'subset_ground_truth.csv'),
  };
}

/** What `try` makes of a data set: its sample in `data`, the submission beside others, the run among all runs. */
export interface TrialPaths {
  source: string;
  /** A copy of it, so that it can be edited meanwhile. */
  code: string;
  /** Tables of the part of the data set that is tried. */
  sample: string;
  prepared: PreparedPaths;
  /** submission.zip, and the results of its run. */
  submission: string;
  descriptors: string;
  runs: string;
}

export function trialPaths(root: string, dataset: string): TrialPaths {
  const data = path.join(root, 'data', '.try', dataset);
  const submission = path.join(root, 'submission', 'try', dataset);
  return {
    source: sourceFolder(root),
    code: path.join(data, 'submission_src'),
    sample: path.join(data, 'sample'),
    prepared: preparedPaths(root, dataset, path.join(data, 'data')),
    submission,
    descriptors: path.join(submission, 'descriptors'),
    runs: path.join(root, 'submission', 'runs'),
  };
}

/** The code of a submission. */
export function sourceFolder(root: string): string {
  return path.join(root, 'submission_src');
}
