import { readFile, writeFile } from 'node:fs/promises';
import * as v from 'valibot';
import { replaceFile } from '../../files/replace-file.ts';
import { VIDEO_SETS } from '../layout.ts';

/** What the descriptors of a set come from; beside them as `<set>.json`. */
const PROVENANCE = v.object({
  schema: v.literal(1),
  dataset: v.string(),
  set: v.picklist(VIDEO_SETS),
  bytes: v.number(),
  /** Descriptors. */
  rows: v.number(),
  /** Videos of the metadata, and of them those with descriptors. */
  videos: v.number(),
  described: v.number(),
  /** Ids that had no file. */
  missing: v.array(v.string()),
  apart: v.array(v.object({ video: v.string(), why: v.string() })),
  /** The image's id. */
  image: v.string(),
  /** Digests of the files of submission_src. */
  code: v.record(v.string(), v.string()),
  /** Of the metadata that lists its videos: `metadataDigest`; not known of those of older versions. */
  data: v.optional(v.string()),
  /** Keys of the chunks that the file was put together from. */
  chunks: v.array(v.string()),
});
export type Provenance = v.InferOutput<typeof PROVENANCE>;

export async function writeProvenance(file: string, provenance: Provenance): Promise<void> {
  await replaceFile(file, (partial) =>
    writeFile(partial, `${JSON.stringify(provenance, null, 2)}\n`),
  );
}

/** What a file of provenance says; undefined if there is none, or nothing that `embed` has written. */
export async function readProvenance(file: string): Promise<Provenance | undefined> {
  try {
    const read = v.safeParse(PROVENANCE, JSON.parse(await readFile(file, 'utf8')));
    return read.success ? read.output : undefined;
  } catch {
    return undefined;
  }
}
