import stringWidth from 'string-width';
import type { Place } from '../finding.ts';
import { oneLine } from '../untrusted-text.ts';

/** A line of a file for a terminal, and where it is to be marked; all in columns. */
export interface SourceExcerpt {
  readonly gutter: string;
  readonly text: string;
  readonly markedFrom: number;
  readonly marked: number;
}

/** The line of a place, at most `width` columns with its gutter; long ones are cut around the place. */
export function sourceExcerpt(
  { line, column, endColumn }: Place,
  source: string | undefined,
  width: number,
): SourceExcerpt | undefined {
  const found = source?.split('\n', line)[line - 1];
  if (found === undefined || found.trim() === '') return undefined;
  const gutter = `${line} | `.padStart(8);
  const room = width - gutter.length;
  // Characters without a width are rare: this is more than can be shown.
  const most = 4 * room;
  const start = oneLine(found.slice(Math.max(0, column - 1 - most), column - 1));
  const before = stringWidth(start) < room ? start : lastColumns(start, Math.floor(room / 2));
  const place = oneLine(found.slice(column - 1, Math.min(endColumn - 1, column - 1 + most)));
  const after = oneLine(found.slice(endColumn - 1, endColumn - 1 + most));
  const markedFrom = stringWidth(before);
  return {
    gutter,
    text: firstColumns(before + place + after, room),
    markedFrom,
    marked: Math.max(1, Math.min(stringWidth(place), room - markedFrom)),
  };
}

const segmenter = new Intl.Segmenter();

function firstColumns(text: string, columns: number): string {
  return withinColumns(segmentsOf(text), columns).join('');
}

function lastColumns(text: string, columns: number): string {
  return withinColumns(segmentsOf(text).toReversed(), columns).toReversed().join('');
}

function segmentsOf(text: string): string[] {
  return Array.from(segmenter.segment(text), ({ segment }) => segment);
}

function withinColumns(segments: readonly string[], columns: number): string[] {
  let used = 0;
  const end = segments.findIndex((segment) => (used += stringWidth(segment)) > columns);
  return end < 0 ? [...segments] : segments.slice(0, end);
}
