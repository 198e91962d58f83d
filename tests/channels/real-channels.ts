import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { makeChannel } from './make-channel.ts';

/**
 * A folder of real repodata, `<channel>/<subdir>/repodata.json`, named by VSC_TEST_CHANNELS.
 * Tests that want it are skipped where that is unset.
 */
export const realFolder = process.env['VSC_TEST_CHANNELS'];

/** Entries of the official files that the real records lack. */
export const missingNames = /\b(faiss-cpu|faiss-gpu|fastai|cudatoolkit)=/;

/** The channels of the official files: the real ones, and empty ones where the folder has none. */
export function realChannels(folder: string): Record<string, Map<string, Buffer>> {
  const names = ['conda-forge', 'pytorch', 'fastai', 'nvidia'];
  return Object.fromEntries(names.map((name) => [name, realChannel(path.join(folder, name))]));
}

function realChannel(folder: string): Map<string, Buffer> {
  if (!existsSync(folder)) return makeChannel([], ['plain']);
  const subdirs = readdirSync(folder).map((subdir) => `${subdir}/repodata.json`);
  return new Map(subdirs.map((file) => [file, readFileSync(path.join(folder, file))]));
}
