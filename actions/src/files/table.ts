import { parse } from 'csv-parse/sync';
import { readFile } from 'node:fs/promises';
import { messageOf, UserError } from '../errors.ts';
import { fileError, shown } from './messages.ts';

/** A CSV file with a header; `lines[i]` is the line of the file where `rows[i]` ends. */
export interface CsvTable {
  file: string;
  columns: string[];
  rows: Record<string, string>[];
  lines: number[];
}

/**
 * Reads a CSV file. A byte order mark and Windows line ends are tolerated.
 * @throws {UserError} for a missing file, a malformed line or a missing column.
 */
export async function readTable(file: string, required: readonly string[]): Promise<CsvTable> {
  const table = { file, rows: [] as CsvTable['rows'], lines: [] as number[] };
  const columns = await eachRow(file, required, (row, line) => {
    table.rows.push(row);
    table.lines.push(line);
  });
  return { ...table, columns };
}

/**
 * Hands the rows of a CSV file on, one after the other, each with the line where it ends, and keeps none: those
 * of a full data set take more memory than all that is made of them.
 *
 * @returns the columns
 * @throws as `readTable`, and what `take` throws
 */
export async function eachRow(
  file: string,
  required: readonly string[],
  take: (row: Record<string, string>, line: number) => void,
): Promise<string[]> {
  const bytes = await readFile(file).catch((error: unknown) => {
    throw fileError(`read ${shown(file)}`, error);
  });
  let columns: string[] = [];
  try {
    parse(bytes, {
      bom: true,
      trim: true,
      skip_empty_lines: true,
      columns: (header: string[]) => (columns = withColumns(file, header, required)),
      on_record(row: Record<string, string>, { lines }) {
        take(row, lines);
        return null;
      },
    });
  } catch (error) {
    if (error instanceof UserError) throw error;
    throw new UserError(`${shown(file)}: ${messageOf(error)}`, {
      next: 'correct that line, or make or download the file again',
      cause: error,
    });
  }
  // An empty file has no header.
  return withColumns(file, columns, required);
}

function withColumns(file: string, columns: string[], required: readonly string[]): string[] {
  const missing = required.find((column) => !columns.includes(column));
  if (missing === undefined) return columns;
  throw new UserError(
    `${shown(file)}: no column "${missing}"; it has: ${columns.join(', ') || 'nothing'}`,
    { next: 'download the file again, or restore its header' },
  );
}

/** The table as text: LF line ends, no byte order mark, quotes only where needed. */
export function tableText(
  columns: readonly string[],
  rows: Iterable<Record<string, string>>,
): string {
  return [...csvLines(columns, rows)].join('');
}

/** The same, line by line. */
export function* csvLines(
  columns: readonly string[],
  rows: Iterable<Record<string, string>>,
): Generator<string> {
  yield lineOf(columns);
  for (const row of rows) yield lineOf(columns.map((column) => row[column] ?? ''));
}

function lineOf(cells: readonly string[]): string {
  return `${cells.map(quoted).join(',')}\n`;
}

function quoted(cell: string): string {
  return /[",\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
}
