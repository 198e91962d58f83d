import { Readable } from 'node:stream';
import { ExitCode, UserError } from '../../errors.ts';
import { writeZip } from '../../files/zip.ts';
import { npyHeader, unicodeArray, widthOf } from '../descriptors/npy.ts';
import type { ChunkStore, KeptChunk } from './chunk-store.ts';
import type { SetApart } from './divide.ts';
import { refuseOtherForms, type RowForm } from './rows.ts';

/** A chunk's result by its key. The ids of its videos are read again when they are written: there are many. */
export interface Result {
  readonly key: string;
  readonly kept: ChunkOutline;
  /** Videos that the disk did not give: no part of the chunk that the key stands for. */
  readonly unread: readonly SetApart[];
}

/** What is kept of a chunk, without its videos. */
export interface ChunkOutline extends RowForm, Pick<KeptChunk, 'apart'> {
  /** How many videos have descriptors. */
  readonly videos: number;
  /** Descriptors. */
  readonly rows: number;
  /** The first of those videos, and the characters of the longest id. */
  readonly first: string | undefined;
  readonly idWidth: number;
}

export function outlineOf(kept: KeptChunk): ChunkOutline {
  const { videos, apart, dimensions, timeType, timeWidth } = kept;
  return {
    dimensions,
    timeType,
    timeWidth,
    apart,
    videos: videos.length,
    rows: videos.reduce((sum, [, rows]) => sum + rows, 0),
    first: videos[0]?.[0],
    idWidth: widthOf(videos.map(([id]) => id)),
  };
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
  const parts = results.filter(({ kept }) => kept.videos > 0);
  const [first] = parts;
  if (first === undefined) {
    throw new UserError('no video has a descriptor', {
      exitCode: ExitCode.submissionFailed,
      next: 'read why each was set apart, and fix submission_src/main.py',
    });
  }
  const form = first.kept;
  refuseOtherForms(parts.map(({ kept }) => kept));
  const sumOf = (figure: 'rows' | 'videos') =>
    parts.reduce((sum, { kept }) => sum + kept[figure], 0);
  const rows = sumOf('rows');
  const times = form.timeWidth === 1 ? [rows] : [rows, form.timeWidth];
  const width = Math.max(...parts.map(({ kept }) => kept.idWidth));
  const arrayOf = (name: string, descr: string, shape: readonly number[], bytes: BytesOf) => {
    const header = npyHeader(descr, shape);
    const items = shape.reduce((all, each) => all * each, 1);
    const itemBytes = Number(descr.slice(2)) * (descr[1] === 'U' ? 4 : 1);
    return {
      name: `${name}.npy`,
      bytes: header.length + items * itemBytes,
      stream: () => Readable.from(inTurn(header, parts, bytes), { objectMode: false }),
      compress: false,
    };
  };
  const members = [
    arrayOf('features', '<f4', [rows, form.dimensions], ({ key }) => store.read(key, 'features')),
    arrayOf('timestamps', form.timeType, times, ({ key }) => store.read(key, 'timestamps')),
    arrayOf(
      'video_ids',
      `<U${width}`,
      [rows],
      async ({ key }) => unicodeArray(await idsOf(key, store), width).bytes,
    ),
  ];
  await writeZip(target, members, signal);
  return { rows, videos: sumOf('videos') };
}

/** The part of an array that comes from a chunk. */
type BytesOf = (part: Pick<Result, 'key'>) => Promise<Uint8Array>;

async function* inTurn(
  header: Buffer,
  parts: readonly Pick<Result, 'key'>[],
  bytes: BytesOf,
): AsyncGenerator<Uint8Array> {
  yield header;
  for (const part of parts) yield await bytes(part);
}

/** The id of each row of a chunk. */
async function idsOf(key: string, store: ChunkStore): Promise<string[]> {
  const { videos } = await store.need(key);
  return videos.flatMap(([id, rows]) => Array.from({ length: rows }, () => id));
}
