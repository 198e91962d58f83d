import { existsSync } from 'node:fs';
import path from 'node:path';
import { advice } from '../../../declaration/advice.ts';
import { UserError } from '../../../errors.ts';
import type { Ports } from '../../../ports.ts';
import { DESCRIPTOR_FILES, writeDescriptors } from '../../../submission/descriptors/descriptors.ts';
import { fileError, shown } from '../../../files/messages.ts';
import { preparedPaths, submissionZip } from '../../../submission/layout.ts';
import { packFolder } from '../../../submission/archive/pack-folder.ts';
import { randomDescriptors } from '../../../submission/descriptors/random-descriptors.ts';
import { readVideoMetadata } from '../../../submission/video-metadata.ts';
import { packedLine, type PackResult } from '../pack-submission/pack-submission.ts';
import { refuseToReplaceZip } from '../refuse-zip.ts';

/** Below the repository's root. */
export const QUICKSTART_FOLDER = 'submission_quickstart';

/**
 * Makes random descriptors for the full sets and packs submission_quickstart with them into
 * submission/submission.zip.
 *
 * @throws UserError if there is no prepared data, or a zip that was packed from anything else and
 *   `force` is not set.
 */
export async function packQuickstart(
  { dataset, force }: { dataset: string; force: boolean },
  { root, env, log, signal }: Ports,
): Promise<PackResult> {
  const zip = submissionZip(root);
  if (!force) {
    const overwrite = advice(env, 'pack-quickstart', { dataset, force: true });
    const next = `move it away, or overwrite it: ${overwrite}`;
    await refuseToReplaceZip(zip, { from: [QUICKSTART_FOLDER], next }, signal);
  }
  const { queryMetadata, referenceMetadata } = preparedPaths(root, dataset);
  if (!existsSync(queryMetadata)) {
    throw new UserError(`there is no ${shown(queryMetadata)}`, {
      next: `make data-subset DATASET=${dataset}`,
    });
  }
  const folder = path.join(root, QUICKSTART_FOLDER);
  const [queryFile, referenceFile] = DESCRIPTOR_FILES;
  // Any other seeds would do as well; the subset's draws come from submission_quickstart/main.py.
  const parts = [
    { file: queryFile, metadata: queryMetadata, seed: 1 },
    { file: referenceFile, metadata: referenceMetadata, seed: 2 },
  ];
  const step = log.step('pack quickstart');
  try {
    for (const { file, metadata, seed } of parts) {
      step.update(file);
      const { videos } = await readVideoMetadata(metadata);
      const descriptors = randomDescriptors(videos, seed);
      await writeDescriptors(path.join(folder, file), descriptors, signal);
    }
    step.update('zip');
    const packed = await packFolder(folder, zip, signal, [], { dataset });
    step.done(packedLine(zip, packed));
    return { zip, ...packed };
  } catch (error) {
    step.fail();
    throw fileError(`write to ${shown(folder)}`, error);
  }
}
