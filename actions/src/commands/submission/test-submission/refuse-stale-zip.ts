import { existsSync } from 'node:fs';
import path from 'node:path';
import { advice } from '../../../declaration/advice.ts';
import { UserError } from '../../../errors.ts';
import { fileError, shown } from '../../../files/messages.ts';
import type { Ports } from '../../../ports.ts';
import { codeDigest } from '../../../submission/embedding/code-digest.ts';
import { FileDigests } from '../../../submission/embedding/file-digests.ts';
import {
  digestJournal,
  embeddingsFolder,
  preparedPaths,
  sourceFolder,
  VIDEO_SETS,
} from '../../../submission/layout.ts';
import {
  filesOfFolder,
  type SubmissionFile,
  withFilesOfZip,
} from '../../../submission/submission-files.ts';
import { metadataDigest, readVideoMetadata } from '../../../submission/video-metadata.ts';
import type { ZipKeys } from '../../../submission/zip-keys.ts';
import { readZipKeys } from '../../../submission/archive/zip-origin.ts';
import { listed, shortId } from '../../../text.ts';
import { currentMetadata } from '../pack-submission/parts.ts';

/** What a zip is about to be run with. */
export interface RunParts {
  readonly zip: string;
  readonly dataset: string;
  /** The folder that is mounted at /data. */
  readonly data: string;
  readonly image: { readonly id: string; readonly reference: string };
}

/** So many files are named. */
const MOST = 3;

/**
 * Makes sure that a zip of ours is of the code, the metadata and the image that it is run with. A zip from
 * elsewhere says nothing of that.
 *
 * @throws UserError that names the part which does not fit, and the command that fixes it
 */
export async function refuseStaleZip(
  run: RunParts,
  ports: Pick<Ports, 'root' | 'env' | 'signal'>,
): Promise<void> {
  const packed = await keysOf(run.zip);
  if (packed === undefined) return;
  const { keys, folder } = packed;
  const stale =
    (await olderThanCode({ keys, folder }, run, ports)) ??
    (await otherMetadata(keys, run, ports)) ??
    otherImage(keys, run, ports);
  if (stale !== undefined) throw refusal(stale, run, ports);
}

/**
 * Does it for the data set alone, before its data is looked for.
 *
 * @throws UserError if a zip of ours holds descriptors of another one
 */
export async function refuseOtherDataset(
  run: Pick<RunParts, 'zip' | 'dataset'>,
  ports: Pick<Ports, 'env'>,
): Promise<void> {
  const { dataset } = (await keysOf(run.zip))?.keys ?? {};
  if (dataset === undefined || dataset === run.dataset) return;
  const zip = shown(run.zip);
  const stale = {
    what: `${zip} holds descriptors of the ${dataset} set, and this run is on ${run.dataset}`,
    fix: advice(ports.env, 'test-submission', { dataset }),
  };
  throw refusal(stale, run, ports);
}

async function keysOf(zip: string) {
  return await readZipKeys(zip).catch((error: unknown) => {
    throw fileError(`read ${shown(zip)}`, error);
  });
}

function refusal(
  { what, fix }: Stale,
  { dataset }: Pick<RunParts, 'dataset'>,
  { env }: Pick<Ports, 'env'>,
): UserError {
  const anyway = advice(env, 'test-submission', { dataset, allowStale: true });
  return new UserError(what, { next: `${fix}, or run it all the same: ${anyway}` });
}

/** What does not fit, in a sentence, and the command that fixes it. */
interface Stale {
  readonly what: string;
  readonly fix: string;
}

/** Only of the zip that pack-submission writes: one that was put somewhere else is meant to be older. */
async function olderThanCode(
  { keys, folder }: { keys: ZipKeys; folder: string },
  { zip, dataset }: RunParts,
  { root, env, signal }: Pick<Ports, 'root' | 'env' | 'signal'>,
): Promise<Stale | undefined> {
  const source = sourceFolder(root);
  const isOurs = path.dirname(zip) === path.join(root, 'submission');
  if (keys.code === undefined || !isOurs || folder !== path.basename(source)) return undefined;
  if (!existsSync(source)) return undefined;
  const digests = await FileDigests.open(digestJournal(embeddingsFolder(root)));
  if ((await codeDigest(source, digests, signal)).sha256 === keys.code) return undefined;
  const now = await filesOfFolder(source, signal);
  const names = await withFilesOfZip(zip, async (then) => changedNames(then, now));
  if (names.length === 0) return undefined;
  return {
    what: `${shown(zip)} is older than submission_src: ${listed(names, MOST)} changed since`,
    fix: advice(env, 'pack-submission', { dataset }),
  };
}

function keyOf({ name, bytes, crc32 }: SubmissionFile): string {
  return `${crc32} ${bytes} ${name}`;
}

function changedNames(then: readonly SubmissionFile[], now: readonly SubmissionFile[]): string[] {
  const [before, after] = [new Set(then.map(keyOf)), new Set(now.map(keyOf))];
  const differing = [
    ...then.filter((file) => !after.has(keyOf(file))),
    ...now.filter((file) => !before.has(keyOf(file))),
  ];
  return [...new Set(differing.map(({ name }) => name))].toSorted();
}

async function otherMetadata(
  keys: ZipKeys,
  { zip, dataset, data }: RunParts,
  { root, env }: Pick<Ports, 'root' | 'env'>,
): Promise<Stale | undefined> {
  const { queryMetadata, referenceMetadata } = preparedPaths(root, dataset, data);
  for (const set of VIDEO_SETS) {
    const key = keys[set];
    if (key === undefined) continue;
    const file = set === 'query' ? queryMetadata : referenceMetadata;
    if (metadataDigest(await readVideoMetadata(file)) === key) continue;
    const isDataOld = (await currentMetadata(root, dataset, set)) === key;
    return {
      what: isDataOld
        ? `${shown(data)} is older than competition_data: the ${set} metadata changed since`
        : `${shown(zip)} is of other videos than ${shown(data)}: the ${set} metadata changed since`,
      fix: advice(env, isDataOld ? 'data-subset' : 'embed', { dataset }),
    };
  }
  return undefined;
}

function otherImage(
  { image }: ZipKeys,
  run: RunParts,
  { env }: Pick<Ports, 'env'>,
): Stale | undefined {
  if (image === undefined || image === run.image.id) return undefined;
  return {
    what:
      `the descriptors in ${shown(run.zip)} were made in the image ${shortId(image)}, ` +
      `and this run is in ${run.image.reference} (${shortId(run.image.id)})`,
    fix: advice(env, 'embed', { dataset: run.dataset }),
  };
}
