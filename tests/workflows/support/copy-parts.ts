import { cp } from 'node:fs/promises';
import path from 'node:path';

const root = path.resolve(import.meta.dirname, '../../..');

/** Bundles and no sources, and nothing that running code left behind. */
const isWanted = (source: string) => !/actions\/src|__pycache__|\.npz$/.test(source);

/** Copies parts of this repository, as somebody's workflow gets them, into a folder. */
export async function copyParts(parts: readonly string[], folder: string): Promise<void> {
  for (const part of parts) {
    const target = path.join(folder, part);
    await cp(path.join(root, part), target, { recursive: true, filter: isWanted });
  }
}
