import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';

/** Writes a machine-readable report as JSON, and makes its folder where there is none. */
export async function writeReport(file: string, report: object): Promise<void> {
  await mkdir(path.dirname(file), { recursive: true });
  await writeFile(file, `${JSON.stringify(report, undefined, 2)}\n`);
}
