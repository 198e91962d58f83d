import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { markdownTable } from 'markdown-table';
import { sampleReports } from './report-samples/reports.ts';

const folder = 'docs/reports';

const index = `# Reports as they are shown

Finished comments, job summaries and terminal texts. \`npm run generate\` makes them from sample data, and
a test compares them, so the diff of a change to the code shows what it changes in them.

${markdownTable([['File', 'What it is'], ...sampleReports.map(({ file, what }) => [`[${file}](${file})`, what])])}
`;

/** The files that are stale or not wanted; unless `check`, they are rewritten or removed. */
export function updateReports(root: string, check: boolean): string[] {
  const wanted = new Map([['README.md', index]]);
  for (const { file, text } of sampleReports) wanted.set(file, text);
  const at = (file: string) => path.join(root, folder, file);
  mkdirSync(at(''), { recursive: true });
  const present = new Set(readdirSync(at('')));
  const stale = [...new Set([...present, ...wanted.keys()])].filter((file) => {
    const text = wanted.get(file);
    return !present.has(file) || readFileSync(at(file), 'utf8') !== text;
  });
  if (!check) {
    for (const file of stale) {
      const text = wanted.get(file);
      if (text === undefined) rmSync(at(file));
      else writeFileSync(at(file), text);
    }
  }
  return stale.toSorted().map((file) => path.posix.join(folder, file));
}
