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
  const text = await readFile(file, 'utf8').catch((error: unknown) => {
    throw fileError(`read ${shown(file)}`, error);
  });
  let columns: string[] = [];
  let records: { record: Record<string, string>; info: { lines: number } }[];
  try {
    records = parse(text, {
      bom: true,
      trim: true,
      skip_empty_lines: true,
      info: true,
      columns: (header: string[]) => (columns = header),
    });
  } catch (error) {
    throw new UserError(`${shown(file)}: ${messageOf(error)}`, {
      next: 'correct that line, or make or download the file again',
      cause: error,
    });
  }
  for (const column of required) {
    if (!columns.includes(column)) {
      throw new UserError(
        `${shown(file)}: no column "${column}"; it has: ${columns.join(', ') || 'nothing'}`,
        { next: 'download the file again, or restore its header' },
      );
    }
  }
  return {
    file,
    columns,
    rows: records.map(({ record }) => record),
    lines: records.map(({ info }) => info.lines),
  };
}

/** The table as text: LF line ends, no byte order mark, quotes only where needed. */
export function tableText(
  columns: readonly string[],
  rows: Iterable<Record<string, string>>,
): string {
  let text = line(columns);
  for (const row of rows) text += line(columns.map((column) => row[column] ?? ''));
  return text;
}

function line(cells: readonly string[]): string {
  return `${cells.map(quoted).join(',')}\n`;
}

function quoted(cell: string): string {
  return /[",\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
}
