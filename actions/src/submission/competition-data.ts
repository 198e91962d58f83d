import { readdir, realpath } from 'node:fs/promises';
import path from 'node:path';
import { UserError } from '../errors.ts';
import { shown } from '../files/messages.ts';
import type { CompetitionPaths } from './layout.ts';

/**
 * Path of each video in a folder, by id; none if there is no folder. A link is followed, for it
 * may lead out of the folder; one that leads nowhere is left out.
 */
export async function presentVideos(folder: string): Promise<Map<string, string>> {
  const present = new Map<string, string>();
  for (const entry of await readdir(folder, { withFileTypes: true }).catch(() => [])) {
    if (!entry.name.endsWith('.mp4')) continue;
    const file = path.join(folder, entry.name);
    const target = entry.isSymbolicLink() ? await realpath(file).catch(() => undefined) : file;
    if (target !== undefined) present.set(entry.name.slice(0, -4), target);
  }
  return present;
}

/** The error for a data set that is not there. */
export function missingDataset(
  { folder, queryMetadata }: CompetitionPaths,
  dataset: string,
): UserError {
  return new UserError(`there is no ${shown(queryMetadata)}`, {
    next:
      `make sample-data for a small data set made on the spot, or unpack the competition's ` +
      `${dataset} data to ${shown(folder)}`,
  });
}
