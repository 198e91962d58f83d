import path from 'node:path';
import { UserError } from '../../../errors.ts';
import { readArtifactFile, type Refusal } from './artifact-file.ts';

const LARGEST = 10_000_000;
const REFUSALS: Record<Refusal, string> = {
  missing: 'does not exist',
  link: 'is a link',
  'no file': 'is not a file',
  'too large': `has more than ${LARGEST / 1e6} MB`,
};

/**
 * A text file that another job made, which may be hostile.
 *
 * @throws UserError if it is missing, a link, too large or no UTF-8.
 */
export async function readArtifactText(folder: string, file: string): Promise<string> {
  const refused = (why: string, cause?: unknown) =>
    new UserError(`${path.join(folder, file)} ${why}`, {
      next: 'look at the job that made the files',
      cause,
    });
  const found = await readArtifactFile(folder, file, LARGEST);
  if (typeof found === 'string') throw refused(REFUSALS[found]);
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(found);
  } catch (error) {
    throw refused('is not UTF-8 text', error);
  }
}
