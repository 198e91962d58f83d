import { mkdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';

/** What a step wrote to the files that the runner gave it. */
export interface Written {
  readonly outputs: Record<string, string>;
  readonly env: Record<string, string>;
  /** Variables that GITHUB_ENV may not set (`SetEnvFileCommand` of the runner). */
  readonly refused: readonly string[];
  readonly state: Record<string, string>;
  /** New folders for PATH, the last one first. */
  readonly paths: string[];
  readonly summary: string;
}

const FILES = ['GITHUB_OUTPUT', 'GITHUB_ENV', 'GITHUB_STATE', 'GITHUB_PATH', 'GITHUB_STEP_SUMMARY'];

/** Makes a step's empty files in a folder of their own; returns the variables that name them. */
export async function commandFiles(folder: string): Promise<Record<string, string>> {
  await mkdir(folder, { recursive: true });
  const files = FILES.map((name) => [name, path.join(folder, name.toLowerCase())] as const);
  for (const [, file] of files) await writeFile(file, '');
  return Object.fromEntries(files);
}

const isRefused = ([name]: [string, string]) => name.toUpperCase() === 'NODE_OPTIONS';

/** Reads the files of a step; throws if one is malformed, as the runner fails the step then. */
export async function readCommandFiles(files: Readonly<Record<string, string>>): Promise<Written> {
  const text = (name: string) => readFile(files[name] ?? '', 'utf8');
  const env = Object.entries(parsePairs(await text('GITHUB_ENV')));
  const paths = (await text('GITHUB_PATH')).split('\n').filter(Boolean);
  return {
    outputs: parsePairs(await text('GITHUB_OUTPUT')),
    env: Object.fromEntries(env.filter((pair) => !isRefused(pair))),
    refused: env.filter(isRefused).map(([name]) => name.toUpperCase()),
    state: parsePairs(await text('GITHUB_STATE')),
    paths: paths.toReversed(),
    summary: await text('GITHUB_STEP_SUMMARY'),
  };
}

/** Parses `name=value` lines, and `name<<DELIMITER` with the lines up to the delimiter. */
function parsePairs(text: string): Record<string, string> {
  const pairs: Record<string, string> = {};
  const rows = text.split(/\r?\n/);
  for (let index = 0; index < rows.length; index++) {
    const row = rows[index] ?? '';
    if (row === '') continue;
    const [, name, kind, rest = ''] = /^(.+?)(=|<<)(.*)$/.exec(row) ?? [];
    if (name === undefined) throw new Error(`Invalid format '${row}'`);
    if (kind === '=') {
      pairs[name] = rest;
      continue;
    }
    const end = rows.indexOf(rest, index + 1);
    if (end < 0) throw new Error(`Matching delimiter not found '${rest}'`);
    pairs[name] = rows.slice(index + 1, end).join('\n');
    index = end;
  }
  return pairs;
}
