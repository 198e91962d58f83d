import { createWriteStream } from 'node:fs';
import { mkdir, rm } from 'node:fs/promises';
import path from 'node:path';
import { pipeline } from 'node:stream/promises';
import { type Entry, openPromise } from 'yauzl';
import { removeLeftovers } from '../../../files/replace-folder.ts';
import { messageOf } from '../../../errors.ts';
import { shown } from '../../../files/messages.ts';
import {
  type DescriptorFigures,
  readDescriptors,
  type RowsOfVideos,
} from '../../../submission/descriptors/descriptor-figures.ts';
import { DESCRIPTOR_FILES } from '../../../submission/descriptors/descriptors.ts';
import { fingerprint } from '../../../submission/run/fingerprint.ts';
import type { Receipt } from '../../../submission/run/receipt.ts';

/** What the zip that was run holds of both full sets. */
export interface RunDescriptors {
  readonly query: { figures: DescriptorFigures; rows: RowsOfVideos };
  readonly reference: { figures: DescriptorFigures; rows: RowsOfVideos };
}

/** Both are unpacked onto the disk to be read; larger ones would fill it for a page. */
const LARGEST = 4 * 2 ** 30;

/**
 * The descriptors of the run that a receipt is of, from the zip beside its archive, or why there are none.
 *
 * @param wanted the videos whose rows are kept
 */
export async function runDescriptors(
  rankings: string,
  receipt: Receipt | null,
  wanted: ReadonlySet<string>,
  signal: AbortSignal,
): Promise<RunDescriptors | string> {
  if (receipt === null) return 'there is no receipt.json of this run beside the rankings';
  const zipFile = path.join(path.dirname(rankings), receipt.submission.name);
  try {
    const { sha256 } = await fingerprint(zipFile, signal);
    if (sha256 !== receipt.submission.sha256) {
      return `${shown(zipFile)} is not the one that was run`;
    }
    const parent = path.dirname(rankings);
    await removeLeftovers(parent, '.descriptors-');
    const folder = path.join(parent, `.descriptors-${process.pid}`);
    await mkdir(folder);
    try {
      const [query, reference] = await unpack(zipFile, folder, signal);
      return {
        query: await readDescriptors(query, wanted),
        reference: await readDescriptors(reference, wanted),
      };
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  } catch (error) {
    signal.throwIfAborted();
    return messageOf(error);
  }
}

async function unpack(
  zipFile: string,
  folder: string,
  signal: AbortSignal,
): Promise<[query: string, reference: string]> {
  const zip = await openPromise(zipFile, { lazyEntries: true, autoClose: false });
  try {
    const entries = new Map<string, Entry>();
    for await (const entry of zip.eachEntry()) entries.set(entry.fileName, entry);
    const files: string[] = [];
    for (const name of DESCRIPTOR_FILES) {
      const entry = entries.get(name);
      if (entry === undefined) throw new Error(`${shown(zipFile)} holds no ${name}`);
      if (entry.uncompressedSize > LARGEST) throw new Error(`${name} is larger than 4 GiB`);
      const file = path.join(folder, name);
      await pipeline(await zip.openReadStreamPromise(entry), createWriteStream(file), { signal });
      files.push(file);
    }
    return files as [string, string];
  } finally {
    zip.close();
  }
}
