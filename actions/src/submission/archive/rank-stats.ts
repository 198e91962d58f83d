import { formatSeconds } from '../../text.ts';

/** What the image's `rank` prints about a ranking (runtime/vsc_runtime/ranking/rank.py). */
export interface RankStats {
  readonly queryVideos: number;
  readonly queryRows: number;
  readonly referenceRows: number;
  readonly dimensions: number;
  /** Rows that hold NaN, and match nothing. */
  readonly nanQueryRows: number;
  readonly nanReferenceRows: number;
  readonly rowsWritten: number;
  readonly seconds: number;
}

/** @throws {Error} if the text is not what the command prints: the image is of another version. */
export function readRankStats(text: string): RankStats {
  const given: unknown = JSON.parse(text);
  const number = (name: string): number => {
    const value: unknown = Object(given)[name];
    if (typeof value === 'number') return value;
    throw new Error(`the image's rank command printed no ${name}: ${text}`);
  };
  return {
    queryVideos: number('query_videos'),
    queryRows: number('query_rows'),
    referenceRows: number('reference_rows'),
    dimensions: number('dimensions'),
    nanQueryRows: number('nan_query_rows'),
    nanReferenceRows: number('nan_reference_rows'),
    rowsWritten: number('rows_written'),
    seconds: number('seconds'),
  };
}

/** The result for people: one line, and a warning for each file that holds NaN. */
export function rankingLines(stats: RankStats): { summary: string; warnings: string[] } {
  const { queryVideos, queryRows, referenceRows, dimensions } = stats;
  const warn = (rows: number, kind: string) =>
    rows === 0
      ? []
      : [`${count(rows, `${kind} descriptor`)} ${rows === 1 ? 'holds' : 'hold'} NaN: no match`];
  return {
    summary:
      `${count(stats.rowsWritten, 'row')} from ${count(queryVideos, 'query video')}, ` +
      `${count(queryRows)} × ${count(referenceRows)} descriptors of ` +
      `${count(dimensions, 'dimension')}, in ${formatSeconds(stats.seconds)}`,
    warnings: [...warn(stats.nanQueryRows, 'query'), ...warn(stats.nanReferenceRows, 'reference')],
  };
}

function count(n: number, noun?: string): string {
  const text = n.toLocaleString('en');
  return noun === undefined ? text : `${text} ${noun}${n === 1 ? '' : 's'}`;
}
