import { Readable } from 'node:stream';
import { ExitCode, UserError } from '../../errors.ts';
import { writeZip } from '../../files/zip.ts';
import { npyFile, npyHeader, unicodeArray } from '../descriptors/npy.ts';
import type { ChunkStore, KeptChunk } from './chunk-store.ts';
import type { SetApart } from './divide.ts';
import { refuseOtherForms } from './rows.ts';

/** A chunk's result by its key. */
export interface Result {
  readonly key: string;
  readonly kept: KeptChunk;
  /** Videos that the disk did not give: no part of the chunk that the key stands for. */
  readonly unread: readonly SetApart[];
}

/**
 * Writes the results of all chunks of a set, in the order of their ids, as one npz file. Its bytes depend on
 * nothing but the descriptors: not on when, where or in which order the chunks were made. One chunk at a
 * time is in memory.
 *
 * @returns the number of descriptors and of videos that have any
 * @throws DamagedChunk; UserError if main.py gave chunks that do not belong together
 */
export async function mergeResults(
  results: readonly Pick<Result, 'key' | 'kept'>[],
  store: ChunkStore,
  target: string,
  signal: AbortSignal,
): Promise<{ rows: number; videos: number }> {
  const parts = results.filter(({ kept }) => kept.videos.length > 0);
  const [first] = parts;
  if (first === undefined) {
    throw new UserError('no video has a descriptor', {
      exitCode: ExitCode.submissionFailed,
      next: 'read why each was set apart, and fix submission_src/main.py',
    });
  }
  const form = first.kept;
  refuseOtherForms(parts.map(({ kept }) => kept));
  const videos = parts.flatMap(({ kept }) => kept.videos);
  const ids = videos.flatMap(([id, rows]) => Array.from({ length: rows }, () => id));
  const times = form.timeWidth === 1 ? [ids.length] : [ids.length, form.timeWidth];
  const arrayOf = (array: 'features' | 'timestamps', descr: string, shape: readonly number[]) => {
    const header = npyHeader(descr, shape);
    const items = shape.reduce((all, each) => all * each, 1);
    return {
      name: `${array}.npy`,
      bytes: header.length + items * Number(descr.slice(2)),
      stream: () => Readable.from(bytesOf(header, parts, store, array), { objectMode: false }),
      compress: false,
    };
  };
  const members = [
    arrayOf('features', '<f4', [ids.length, form.dimensions]),
    arrayOf('timestamps', form.timeType, times),
    { name: 'video_ids.npy', content: npyFile(unicodeArray(ids)), compress: false },
  ];
  await writeZip(target, members, signal);
  return { rows: ids.length, videos: videos.length };
}

async function* bytesOf(
  header: Buffer,
  parts: readonly Pick<Result, 'key'>[],
  store: ChunkStore,
  array: 'features' | 'timestamps',
): AsyncGenerator<Buffer> {
  yield header;
  for (const { key } of parts) yield await store.read(key, array);
}
