import { createHash } from 'node:crypto';
import { UserError } from '../errors.ts';
import { shown } from '../files/messages.ts';
import { type CsvTable, eachRow, csvLines } from '../files/table.ts';

/** One video of a metadata file, in the file's order. */
export interface Video {
  id: string;
  /** Seconds, 0 or more. */
  duration: number;
}

export interface VideoTable extends CsvTable {
  videos: Video[];
}

/** The same for the same table, however its file writes it, and for the copy that `data-subset` makes. */
export function metadataDigest({
  columns,
  rows,
}: {
  readonly columns: readonly string[];
  readonly rows: Iterable<Record<string, string>>;
}): string {
  const hash = createHash('sha256');
  for (const line of csvLines(columns, rows)) hash.update(line);
  return hash.digest('hex');
}

/**
 * Reads `video_id` and `duration_sec` of a query or reference metadata file.
 * @throws {UserError} as `eachVideo`
 */
export async function readVideoMetadata(file: string): Promise<VideoTable> {
  const table = {
    file,
    rows: [] as CsvTable['rows'],
    lines: [] as number[],
    videos: [] as Video[],
  };
  const columns = await eachVideo(file, (video, row, line) => {
    table.videos.push(video);
    table.rows.push(row);
    table.lines.push(line);
  });
  return { ...table, columns };
}

/**
 * Hands the videos of such a file on, one after the other, each with its row and the line where that ends.
 * @returns the columns
 * @throws {UserError} for a missing column, an id that is not a plain name or appears twice, a
 * duration that is not a number, and a file without rows.
 */
export async function eachVideo(
  file: string,
  take: (video: Video, row: Record<string, string>, line: number) => void,
): Promise<string[]> {
  const lineOf = new Map<string, number>();
  const columns = await eachRow(file, ['video_id', 'duration_sec'], (row, line) => {
    const id = row['video_id'] ?? '';
    const duration = Number(row['duration_sec'] || Number.NaN);
    const at = `${shown(file)}, line ${line}`;
    if (!/^\w[\w-]*$/.test(id))
      throw new UserError(`${at}: "${id}" is not a video id`, {
        next: 'give the name of its file without .mp4',
      });
    const first = lineOf.get(id);
    if (first !== undefined) {
      throw new UserError(`${at}: ${id} appears twice (first on line ${first})`, {
        next: 'delete one of the two lines',
      });
    }
    if (!(duration >= 0 && Number.isFinite(duration))) {
      throw new UserError(`${at}: duration_sec of ${id} is "${row['duration_sec']}"`, {
        next: 'give its length in seconds',
      });
    }
    lineOf.set(id, line);
    take({ id, duration }, row, line);
  });
  if (lineOf.size === 0)
    throw new UserError(`${shown(file)} lists no videos`, {
      next: 'download the file again',
    });
  return columns;
}
