import { readFile } from 'node:fs/promises';
import { UserError } from '../../errors.ts';

/**
 * Reads the file of a bill of materials.
 *
 * @throws UserError if it cannot be read.
 */
export async function readBill(file: string): Promise<Buffer> {
  return readFile(file).catch((error: unknown) => {
    throw new UserError(`the bill of materials ${file} cannot be read`, {
      next: 'give the file that build wrote (its input sbom)',
      cause: error,
    });
  });
}
