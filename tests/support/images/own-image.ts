import { randomUUID } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import path from 'node:path';

/**
 * Gives the images of a copied repository a file of their own. Builds are deterministic: without it they
 * would be those of other tests, and may name a commit that this repository doesn't have.
 */
export function ownImage(root: string): Promise<void> {
  const file = path.join(root, 'runtime/vsc_runtime/of_this_test.py');
  return writeFile(file, `ID = "${randomUUID()}"\n`);
}
