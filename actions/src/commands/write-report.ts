import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { fileError, shown } from '../files/messages.ts';

/**
 * Writes a report for programs as JSON, and makes the folders above it.
 *
 * @throws UserError where it can't be written.
 */
export function writeReport(file: string, report: object): Promise<void> {
  return writeReportText(file, `${JSON.stringify(report, undefined, 2)}\n`);
}

/** Writes a report of another form, in the same way. */
export async function writeReportText(file: string, text: string): Promise<void> {
  try {
    await mkdir(path.dirname(file), { recursive: true });
    await writeFile(file, text);
  } catch (error) {
    throw fileError(`write ${shown(file)}`, error);
  }
}
