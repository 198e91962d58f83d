import { existsSync } from 'node:fs';
import path from 'node:path';
import { UserError } from '../errors.ts';
import type { Ports } from '../ports.ts';
import { DESCRIPTOR_FILES, writeDescriptors } from '../submission/descriptors.ts';
import { fileError } from '../submission/file-errors.ts';
import { type DatasetName, preparedPaths, shown } from '../submission/layout.ts';
import { packFolder, refuseToOverwrite } from '../submission/pack-folder.ts';
import { randomDescriptors } from '../submission/random-descriptors.ts';
import { readVideoMetadata } from '../submission/video-metadata.ts';
import { packedLine, type PackResult } from './pack-submission.ts';

/** Any other number would do as well; the subset's draws come from submission_quickstart/main.py. */
const SEEDS = [1, 2] as const;

/** Makes random descriptors for the full sets and packs submission_quickstart with them. */
export async function run(
  { dataset, force }: { dataset: DatasetName; force: boolean },
  ports: Ports,
): Promise<PackResult> {
  const zip = path.join(ports.root, 'submission', 'submission.zip');
  refuseToOverwrite(zip, force);
  return packQuickstart({ dataset, zip, called: zip }, ports);
}

/** Packs the quickstart into `zip`, which messages call `called`. */
export async function packQuickstart(
  { dataset, zip, called }: { dataset: DatasetName; zip: string; called: string },
  { root, log, signal }: Ports,
): Promise<PackResult> {
  const { queryMetadata, referenceMetadata } = preparedPaths(root, dataset);
  if (!existsSync(queryMetadata)) {
    throw new UserError(`there is no ${shown(queryMetadata)}`, { next: 'make data-subset' });
  }
  const folder = path.join(root, 'submission_quickstart');
  const step = log.step('pack quickstart');
  try {
    for (const [index, metadata] of [queryMetadata, referenceMetadata].entries()) {
      const file = DESCRIPTOR_FILES[index]!;
      step.update(file);
      const { videos } = await readVideoMetadata(metadata);
      const descriptors = randomDescriptors(videos, SEEDS[index]!);
      await writeDescriptors(path.join(folder, file), descriptors, signal);
    }
    step.update('zip');
    const packed = await packFolder(folder, zip, signal);
    step.done(packedLine(called, packed));
    return { zip, ...packed };
  } catch (error) {
    step.fail();
    throw fileError(`write to ${shown(folder)}`, error);
  }
}
