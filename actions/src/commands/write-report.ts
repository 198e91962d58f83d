import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { makeFolders } from '../files/make-folders.ts';
import { fileError, shown } from '../files/messages.ts';

/**
 * Writes a report for programs as JSON, and makes the folders above it.
 *
 * @throws UserError if it can't be written.
 */
export function writeReport(file: string, report: object): Promise<void> {
  return writeReportText(file, `${JSON.stringify(report, undefined, 2)}\n`);
}

/** Writes a report of another form, in the same way. */
export async function writeReportText(file: string, text: string): Promise<void> {
  try {
    await makeFolders(path.dirname(file));
    await writeFile(file, text);
  } catch (error) {
    throw fileError(`write ${shown(file)}`, error);
  }
}
