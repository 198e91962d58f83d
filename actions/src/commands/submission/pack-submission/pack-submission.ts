import { existsSync } from 'node:fs';
import { stat } from 'node:fs/promises';
import path from 'node:path';
import { advice } from '../../../declaration/advice.ts';
import { UserError } from '../../../errors.ts';
import type { Ports } from '../../../ports.ts';
import { DESCRIPTOR_FILES } from '../../../submission/descriptors/descriptors.ts';
import { shown } from '../../../files/messages.ts';
import { fingerprint } from '../../../submission/run/fingerprint.ts';
import { readProvenance } from '../../../submission/embedding/provenance.ts';
import { descriptorFolder, sourceFolder, submissionZip } from '../../../submission/layout.ts';
import { packFolder, type PackedFile } from '../../../submission/archive/pack-folder.ts';
import { refuseToReplaceZip } from '../refuse-zip.ts';
import { partsOf, staleDescriptors, zipKeysOf } from './parts.ts';

export interface PackResult {
  zip: string;
  /** Members, sorted. */
  names: string[];
  bytes: number;
}

export interface PackInputs {
  readonly dataset: string;
  /** Overwrite a zip that was not packed here, and pack without the videos that are missing. */
  readonly force: boolean;
  /** Pack descriptors that other code, another image or other metadata made. */
  readonly allowStale?: boolean;
}

/** Folders whose zips can be packed again: the code's, and the example's. */
const PACKED_HERE = ['submission_src', 'submission_quickstart'];

/**
 * Packs submission_src into submission/submission.zip, with the descriptors of a data set: those that
 * embed made, or the caller's own in submission_src.
 *
 * @throws UserError if descriptors are missing, there are two of a kind or they are not of this code, or there
 *   is a zip that was not packed here and `force` is not set.
 */
export async function packSubmission(
  { dataset, force, allowStale = false }: PackInputs,
  { root, env, log, signal }: Ports,
): Promise<PackResult> {
  const zip = submissionZip(root);
  const folder = sourceFolder(root);
  if (!force) {
    const overwrite = advice(env, 'pack-submission', { dataset, force: true });
    const next = `move it away, or overwrite it: ${overwrite}`;
    await refuseToReplaceZip(zip, { from: PACKED_HERE, next }, signal);
  }
  if (!existsSync(folder)) {
    throw new UserError(`there is no ${shown(folder)}`, {
      next: '`git checkout submission_src` brings the template back',
    });
  }
  const made = await madeDescriptors({ folder, made: descriptorFolder(root, dataset) }, signal);
  const isThere = (name: string) =>
    made.some((file) => file.name === name) || existsSync(path.join(folder, name));
  const missing = DESCRIPTOR_FILES.filter((name) => !isThere(name));
  if (missing.length > 0) {
    throw new UserError(`the ${dataset} set has no ${missing.join(' and no ')}`, {
      next: `${advice(env, 'embed', { dataset })}, which makes both with your main.py; or put your own into ${shown(folder)}`,
    });
  }
  if (!existsSync(path.join(folder, 'main.py'))) {
    log.warn(`${shown(folder)} has no main.py: only the full set is ranked; phase 2 refuses it`);
  }
  const gaps = await missingVideos(descriptorFolder(root, dataset), made);
  if (gaps > 0 && !force) {
    throw new UserError(`${gaps} videos of the ${dataset} set were missing when embed ran`, {
      next: `put them there and run embed again, or pack without them: ${advice(env, 'pack-submission', { dataset, force: true })}`,
    });
  }
  const from = await partsOf({ root, dataset, folder, made }, signal);
  const stale = allowStale ? undefined : staleDescriptors(from);
  if (stale !== undefined) {
    const anyway = advice(env, 'pack-submission', { dataset, allowStale: true });
    throw new UserError(stale, {
      next: `${advice(env, 'embed', { dataset })}, or pack them all the same: ${anyway}`,
    });
  }
  const step = log.step('pack submission');
  try {
    const packed = await packFolder(folder, zip, signal, made, zipKeysOf(from));
    step.done(packedLine(zip, packed));
    return { zip, ...packed };
  } catch (error) {
    step.fail();
    throw error;
  }
}

/** What embed made, as members of the zip. Which one is meant must be clear if there are two. */
async function madeDescriptors(
  where: { folder: string; made: string },
  signal: AbortSignal,
): Promise<PackedFile[]> {
  const found: PackedFile[] = [];
  for (const name of DESCRIPTOR_FILES) {
    const file = path.join(where.made, name);
    if (!existsSync(file)) continue;
    found.push({ name, file });
    const own = path.join(where.folder, name);
    if (existsSync(own) && !(await sameContent(file, own, signal))) {
      throw new UserError(`${shown(own)} is not ${shown(file)}, which embed made`, {
        next: 'delete the one that you do not want in the zip, or move it away',
      });
    }
  }
  return found;
}

/** How many videos had no file when the packed descriptors were made. */
async function missingVideos(folder: string, made: readonly PackedFile[]): Promise<number> {
  let count = 0;
  for (const { name } of made) {
    const file = path.join(folder, name.replace('_descriptors.npz', '.json'));
    count += (await readProvenance(file))?.missing.length ?? 0;
  }
  return count;
}

async function sameContent(one: string, other: string, signal: AbortSignal): Promise<boolean> {
  const [a, b] = await Promise.all([stat(one), stat(other)]);
  if (a.size !== b.size) return false;
  const [first, second] = await Promise.all([fingerprint(one, signal), fingerprint(other, signal)]);
  return first.sha256 === second.sha256;
}

/** `submission/submission.zip: 3 files, 12.3 MB` */
export function packedLine(zip: string, packed: { names: string[]; bytes: number }): string {
  const megabytes = (packed.bytes / 1e6).toFixed(packed.bytes < 1e6 ? 2 : 1);
  return `${shown(zip)}: ${packed.names.length} files, ${megabytes} MB`;
}
