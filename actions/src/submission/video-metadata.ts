import { createHash } from 'node:crypto';
import { UserError } from '../errors.ts';
import { shown } from '../files/messages.ts';
import { type CsvTable, readTable, tableText } from '../files/table.ts';

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
export function metadataDigest({ columns, rows }: Pick<CsvTable, 'columns' | 'rows'>): string {
  return createHash('sha256').update(tableText(columns, rows)).digest('hex');
}

/**
 * Reads `video_id` and `duration_sec` of a query or reference metadata file.
 * @throws {UserError} for a missing column, an id that is not a plain name or appears twice, a
 * duration that is not a number, and a file without rows.
 */
export async function readVideoMetadata(file: string): Promise<VideoTable> {
  const table = await readTable(file, ['video_id', 'duration_sec']);
  const lineOf = new Map<string, number>();
  const videos = table.rows.map((row, index) => {
    const id = row['video_id'] ?? '';
    const duration = Number(row['duration_sec'] || Number.NaN);
    const line = table.lines[index] ?? 0;
    const at = `${shown(file)}, line ${line}`;
    if (!/^\w[\w-]*$/.test(id))
      throw new UserError(`${at}: "${id}" is not a video id`, {
        next: 'give the name of its file without .mp4',
      });
    const first = lineOf.get(id);
    if (first !== undefined) {
      throw new UserError(`${at}: ${id} appears twice (first in line ${first})`, {
        next: 'delete one of the two lines',
      });
    }
    if (!(duration >= 0 && Number.isFinite(duration))) {
      throw new UserError(`${at}: duration_sec of ${id} is "${row['duration_sec']}"`, {
        next: 'give its length in seconds',
      });
    }
    lineOf.set(id, line);
    return { id, duration };
  });
  if (videos.length === 0)
    throw new UserError(`${shown(file)} lists no videos`, {
      next: 'download the file again',
    });
  return { ...table, videos };
}
