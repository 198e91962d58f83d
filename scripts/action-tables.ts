/**
 * Writes the tables of inputs and outputs into the README of each action, from its action.yml:
 * `npm run tables`. With `--check` nothing is written, and stale files are named.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { format, resolveConfig } from 'prettier';
import { type ActionManifest, type Declared, readManifests } from './action-manifest.ts';
import { codeCell, markdownTable, textCell } from './markdown-table.ts';

const START = '<!-- From action.yml, by npm run tables -->';
const END = '<!-- End of the tables -->';

/** The README with its tables up to date; they go to its end where it has none yet. */
export async function withTables(readme: string, action: ActionManifest): Promise<string> {
  const tables = `${START}\n\n${tablesOf(action)}\n\n${END}`;
  const [start, end] = [readme.indexOf(START), readme.indexOf(END)];
  const text =
    start >= 0 && end > start
      ? readme.slice(0, start) + tables + readme.slice(end + END.length)
      : `${readme.trimEnd()}\n\n${tables}\n`;
  const config = await resolveConfig(path.resolve(import.meta.dirname, 'action-tables.ts'));
  return format(text, { ...config, parser: 'markdown' });
}

function tablesOf({ inputs, outputs }: ActionManifest): string {
  const inputRows = Object.entries(inputs).map(([name, input]) => [
    codeCell(name),
    textCell(input.description),
    presetOf(input),
  ]);
  const outputRows = Object.entries(outputs).map(([name, output]) => [
    codeCell(name),
    textCell(output.description),
  ]);
  return [
    markdownTable(['Input', 'What it is', 'Default'], inputRows),
    markdownTable(['Output', 'What it is'], outputRows),
  ]
    .filter((text) => text !== '')
    .join('\n\n');
}

function presetOf(input: Declared): string {
  if (input.required === true) return 'required';
  const preset = String(input.default ?? '');
  return preset === '' ? '' : codeCell(preset);
}

/** Paths of the READMEs whose tables are stale; unless `check`, they are written anew. */
export async function updateTables(root: string, check: boolean): Promise<string[]> {
  const stale: string[] = [];
  for (const action of readManifests(root)) {
    const file = path.posix.join(action.folder, 'README.md');
    const before = readFileSync(path.join(root, file), 'utf8');
    const after = await withTables(before, action);
    if (after === before) continue;
    stale.push(file);
    if (!check) writeFileSync(path.join(root, file), after);
  }
  return stale;
}

if (import.meta.main) {
  const check = process.argv.includes('--check');
  const stale = await updateTables(path.resolve(import.meta.dirname, '..'), check);
  for (const file of stale) process.stdout.write(`${file}: ${check ? 'stale' : 'written'}\n`);
  if (check && stale.length > 0) {
    process.stderr.write('next: npm run tables\n');
    process.exitCode = 1;
  }
}
