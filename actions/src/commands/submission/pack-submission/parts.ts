import { existsSync } from 'node:fs';
import { stat } from 'node:fs/promises';
import path from 'node:path';
import { shown } from '../../../files/messages.ts';
import { listed } from '../../../text.ts';
import { codeDigest, differingFiles } from '../../../submission/embedding/code-digest.ts';
import { FileDigests } from '../../../submission/embedding/file-digests.ts';
import { type Provenance, readProvenance } from '../../../submission/embedding/provenance.ts';
import {
  competitionPaths,
  descriptorFolder,
  digestJournal,
  embeddingsFolder,
  VIDEO_SETS,
  type VideoSet,
} from '../../../submission/layout.ts';
import type { PackedFile } from '../../../submission/archive/pack-folder.ts';
import { metadataDigest, readVideoMetadata } from '../../../submission/video-metadata.ts';
import type { ZipKeys } from '../../../submission/zip-keys.ts';

/** What a zip is packed from. */
export interface SubmissionParts {
  /** The code as it is now. */
  readonly code: Awaited<ReturnType<typeof codeDigest>>;
  /** Descriptors that embed made, with what it says of them. */
  readonly made: readonly MadeDescriptors[];
}

export interface MadeDescriptors {
  readonly file: string;
  readonly bytes: number;
  readonly provenance: Provenance;
  /** Of the metadata of its set as it is now; undefined if there is none. */
  readonly data: string | undefined;
}

/** So many files are named. */
const MOST = 3;

/** Looks at the code, the descriptors and the metadata as they are now. */
export async function partsOf(
  where: { root: string; dataset: string; folder: string; made: readonly PackedFile[] },
  signal: AbortSignal,
): Promise<SubmissionParts> {
  const { root, dataset, folder } = where;
  const digests = await FileDigests.open(digestJournal(embeddingsFolder(root)));
  const made: MadeDescriptors[] = [];
  for (const set of VIDEO_SETS) {
    const packed = where.made.find(({ name }) => name === `${set}_descriptors.npz`);
    if (packed === undefined) continue;
    const provenance = await readProvenance(
      path.join(descriptorFolder(root, dataset), `${set}.json`),
    );
    if (provenance === undefined) continue;
    const { size } = await stat(packed.file);
    const data = await currentMetadata(root, dataset, set);
    made.push({ file: packed.file, bytes: size, provenance, data });
  }
  return { code: await codeDigest(folder, digests, signal), made };
}

/** The digest of the metadata of a set in competition_data; undefined if it is not there. */
export async function currentMetadata(
  root: string,
  dataset: string,
  set: VideoSet,
): Promise<string | undefined> {
  const { queryMetadata, referenceMetadata } = competitionPaths(root, dataset);
  const file = set === 'query' ? queryMetadata : referenceMetadata;
  return existsSync(file) ? metadataDigest(await readVideoMetadata(file)) : undefined;
}

/** What of the descriptors does not fit the rest, in a sentence; undefined if all does. */
export function staleDescriptors({ code, made }: SubmissionParts): string | undefined {
  for (const { file, bytes, provenance, data } of made) {
    const files = differingFiles(provenance.code, code.files);
    if (files.length > 0) {
      return `${shown(file)} is of other code than submission_src: ${listed(files, MOST)} changed since`;
    }
    if (bytes !== provenance.bytes) return `${shown(file)} is not the file that embed wrote`;
    if (data !== undefined && provenance.data !== undefined && data !== provenance.data) {
      return `${shown(file)} is of other videos: the metadata of the ${provenance.dataset} set changed since`;
    }
  }
  const [one, other] = made;
  if (one === undefined || other === undefined) return undefined;
  if (one.provenance.image === other.provenance.image) return undefined;
  return `${shown(one.file)} and ${shown(other.file)} were made in different images`;
}

/** The keys of a zip of these parts: what the caller made has none. */
export function zipKeysOf({ code, made }: SubmissionParts): ZipKeys {
  const [one] = made;
  const dataOf = (wanted: VideoSet) =>
    made.find(({ provenance: { set } }) => set === wanted)?.provenance.data;
  return {
    code: code.sha256,
    ...(one !== undefined && { dataset: one.provenance.dataset, image: one.provenance.image }),
    query: dataOf('query'),
    reference: dataOf('reference'),
  };
}
