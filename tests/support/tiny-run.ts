import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { TestSubmissionInputs } from '../../actions/src/commands/submission/test-submission/test-submission.ts';
import { writeDescriptors } from '../../actions/src/submission/descriptors/descriptors.ts';
import { writeZip, type ZipMember } from '../../actions/src/files/zip.ts';

const QUERIES = ['Q200001', 'Q200002', 'Q200003'];
const SUBSET = ['Q200002', 'Q200003'];
const REFERENCES = ['R200001', 'R200002', 'R200003', 'R200004'];
const SECONDS = 5;
const DIMENSIONS = 4;

/** A main.py that does what it is asked: it gives the rows that the zip holds for the subset. */
export const GOOD_MAIN = `
import numpy as np, csv
ids = [row["video_id"] for row in csv.DictReader(open("/data/query_subset.csv"))]
with np.load("query_descriptors.npz") as packed:
    rows = np.isin(packed["video_ids"], ids)
    made = {name: packed[name][rows] for name in packed.files}
np.savez("subset_query_descriptors.npz", **made)
`;

/** One that was changed after its descriptors had been packed. */
export const CHANGED_MAIN = GOOD_MAIN.replace(
  'np.savez(',
  'made["features"] = -made["features"]\nnp.savez(',
);

/** `afterAll`, or the `onTestFinished` of one test's context. */
type CleanUp = (remove: () => Promise<void>) => void;

export interface TinyRun {
  /** Inputs of test-submission that point to the temporary folders. */
  inputs: TestSubmissionInputs;
  submission: string;
  data: string;
}

/**
 * A data set of a few bytes and a valid submission with that main.py (null: none), in a folder of
 * their own that `cleanUp` removes. The "videos" are empty: nobody decodes them.
 */
export async function tinyRun(
  cleanUp: CleanUp,
  main: string | null = GOOD_MAIN,
  others: ZipMember[] = [],
): Promise<TinyRun> {
  const root = await mkdtemp(path.join(tmpdir(), 'vsc-tiny-'));
  cleanUp(() => rm(root, { recursive: true, force: true }));
  const submission = path.join(root, 'submission');
  const data = path.join(root, 'data');
  await mkdir(submission);
  await writeData(data);
  const files = await Promise.all([
    descriptors(root, 'query_descriptors.npz', QUERIES),
    descriptors(root, 'reference_descriptors.npz', REFERENCES),
  ]);
  const code = main === null ? [] : [{ name: 'main.py', content: Buffer.from(main) }];
  const members = [...files, ...code, ...others];
  await writeZip(path.join(submission, 'submission.zip'), members, new AbortController().signal);
  return {
    submission,
    data,
    inputs: {
      dataset: 'test',
      submissionFolder: submission,
      dataFolder: data,
      variant: 'lite',
      skipGpu: false,
      phase2: false,
      blockInternet: true,
      limits: { timeSeconds: 20, memoryBytes: 2 ** 29, scratchBytes: 2 ** 26 },
    },
  };
}

async function writeData(folder: string): Promise<void> {
  await mkdir(path.join(folder, 'query'), { recursive: true });
  await writeFile(path.join(folder, 'query_metadata.csv'), metadata(QUERIES));
  await writeFile(path.join(folder, 'reference_metadata.csv'), metadata(REFERENCES));
  await writeFile(path.join(folder, 'query_subset.csv'), `video_id\n${SUBSET.join('\n')}\n`);
  for (const id of SUBSET) await writeFile(path.join(folder, 'query', `${id}.mp4`), '');
}

function metadata(ids: string[]): string {
  const header = 'video_id,duration_sec,frames_per_sec,width,height,rn\n';
  return header + ids.map((id, row) => `${id},${SECONDS},30.0,64,48,${row + 1}\n`).join('');
}

async function descriptors(folder: string, name: string, ids: string[]): Promise<ZipMember> {
  const file = path.join(folder, name);
  const values = {
    videoIds: ids,
    timestamps: new Float32Array(ids.length),
    features: new Float32Array(ids.length * DIMENSIONS).map((_, index) => (index % 7) - 3),
    dimensions: DIMENSIONS,
  };
  await writeDescriptors(file, values, new AbortController().signal);
  return { name, file };
}
