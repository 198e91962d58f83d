import { existsSync } from 'node:fs';
import path from 'node:path';
import { advice } from '../../../declaration/advice.ts';
import { UserError } from '../../../errors.ts';
import type { Ports } from '../../../ports.ts';
import { DESCRIPTOR_FILES } from '../../../submission/descriptors.ts';
import { shown } from '../../../files/messages.ts';
import { packFolder } from '../../../submission/pack-folder.ts';
import { refuseToReplaceZip } from '../refuse-zip.ts';

export interface PackResult {
  zip: string;
  /** Members, sorted. */
  names: string[];
  bytes: number;
}

/** Below the repository's root. Its zips, and the example's, can be packed again. */
const FOLDER = 'submission_src';
const PACKED_HERE = [FOLDER, 'submission_quickstart'];

/**
 * Packs submission_src into submission/submission.zip.
 *
 * @throws UserError if descriptors are missing, or there is a zip that was not packed here and `force`
 *   is not set.
 */
export async function packSubmission(
  { force }: { force: boolean },
  { root, env, log, signal }: Ports,
): Promise<PackResult> {
  const zip = path.join(root, 'submission', 'submission.zip');
  const folder = path.join(root, FOLDER);
  if (!force) {
    const overwrite = advice(env, 'pack-submission', { force: true });
    const next = `move it away, or overwrite it: ${overwrite}`;
    await refuseToReplaceZip(zip, { from: PACKED_HERE, next }, signal);
  }
  if (!existsSync(folder)) {
    throw new UserError(`there is no ${shown(folder)}`, {
      next: '`git checkout submission_src` brings the template back',
    });
  }
  const missing = DESCRIPTOR_FILES.filter((name) => !existsSync(path.join(folder, name)));
  if (missing.length > 0) {
    throw new UserError(`${shown(folder)} has no ${missing.join(' and no ')}`, {
      next: 'make embed, which makes both with your main.py; or put your own there',
    });
  }
  if (!existsSync(path.join(folder, 'main.py'))) {
    log.warn(`${shown(folder)} has no main.py: only the full set is ranked; phase 2 refuses it`);
  }
  const step = log.step('pack submission');
  try {
    const packed = await packFolder(folder, zip, signal);
    step.done(packedLine(zip, packed));
    return { zip, ...packed };
  } catch (error) {
    step.fail();
    throw error;
  }
}

/** `submission/submission.zip: 3 files, 12.3 MB` */
export function packedLine(zip: string, packed: { names: string[]; bytes: number }): string {
  const megabytes = (packed.bytes / 1e6).toFixed(packed.bytes < 1e6 ? 2 : 1);
  return `${shown(zip)}: ${packed.names.length} files, ${megabytes} MB`;
}
