import stringWidth from 'string-width';
import wrapAnsi from 'wrap-ansi';
import type { Cell, Table } from './view.ts';

/** Narrower columns cannot be read. */
const minWidth = 6;
const gap = '  ';

/**
 * A table as lines of a terminal, at most `room` columns wide if its columns can be made so narrow:
 * the widest give first, and what does not fit goes on below, within its cell.
 * @param cellText one line of a cell, fit for a terminal
 */
export function tableLines(
  { header, rows, align = [] }: Table,
  room: number,
  cellText: (line: string) => string,
): string[] {
  const cells = [...(header === undefined ? [] : [header]), ...rows].map((row) =>
    row.map((cell: Cell) => (typeof cell === 'string' ? [cell] : cell).map(cellText)),
  );
  const count = Math.max(0, ...cells.map((row) => row.length));
  const natural = Array.from({ length: count }, (_, at) =>
    Math.max(0, ...cells.flatMap((row) => (row[at] ?? []).map((line) => stringWidth(line)))),
  );
  const widths = narrowed(natural, room - gap.length * (count - 1));
  return cells.flatMap((row) => {
    const wrapped = widths.map((width, at) =>
      (row[at] ?? []).flatMap((line) => wrapAnsi(line, width, { hard: true }).split('\n')),
    );
    const height = Math.max(1, ...wrapped.map((lines) => lines.length));
    return Array.from({ length: height }, (_, line) =>
      widths
        .map((width, at) => padded(wrapped[at]?.[line] ?? '', width, align[at]))
        .join(gap)
        .trimEnd(),
    );
  });
}

function narrowed(natural: readonly number[], room: number): number[] {
  const widths = natural.map((width) => Math.min(width, Math.max(room, minWidth)));
  let excess = widths.reduce((sum, width) => sum + width, 0) - room;
  for (; excess > 0; excess -= 1) {
    const widest = Math.max(...widths);
    if (widest <= minWidth) break;
    widths[widths.lastIndexOf(widest)] = widest - 1;
  }
  return widths;
}

function padded(text: string, width: number, align: 'left' | 'right' = 'left'): string {
  const blanks = ' '.repeat(Math.max(0, width - stringWidth(text)));
  return align === 'right' ? blanks + text : text + blanks;
}
