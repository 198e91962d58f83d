/**
 * Prints what share of the lines the tests ran, by folder and for both languages, and ends with 22
 * (check-failed) if a share is below its floor: `node scripts/coverage.ts`, after `vitest run --coverage`.
 */
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { ExitCode } from '../actions/src/errors.ts';

/** How many lines of a file can run, and how many did. */
export interface FileCoverage {
  /** Path from the repository's root. */
  readonly file: string;
  readonly lines: number;
  readonly covered: number;
}

export interface FolderCoverage {
  readonly folder: string;
  readonly lines: number;
  readonly covered: number;
  /** In percent, 0 to 100. */
  readonly share: number;
}

/** In percent, for all lines together and for the lines of each folder. */
export const FLOORS = { whole: 90, folder: 75 } as const;

/** The shares by folder, which is the first one below a language's root, such as `actions/src/registry`. */
export function byFolder(files: readonly FileCoverage[]): FolderCoverage[] {
  const folders = new Map<string, { lines: number; covered: number }>();
  for (const { file, lines, covered } of files) {
    const folder = folderOf(file);
    const sum = folders.get(folder) ?? { lines: 0, covered: 0 };
    folders.set(folder, { lines: sum.lines + lines, covered: sum.covered + covered });
  }
  return [...folders]
    .filter(([, { lines }]) => lines > 0)
    .map(([folder, sum]) => ({ folder, ...sum, share: (100 * sum.covered) / sum.lines }))
    .toSorted((a, b) => (a.folder < b.folder ? -1 : 1));
}

function folderOf(file: string): string {
  const parts = path.posix.dirname(file).split('/');
  return parts.slice(0, parts[0] === 'scripts' ? 1 : 3).join('/');
}

/** One sentence for each share that is below its floor. */
export function belowFloors(folders: readonly FolderCoverage[], floors = FLOORS): string[] {
  const whole = total(folders);
  return [
    ...folders
      .filter(({ share }) => share < floors.folder)
      .map(({ folder, share }) => `${folder}: ${share.toFixed(1)} % is below ${floors.folder} %`),
    ...(whole < floors.whole ? [`all: ${whole.toFixed(1)} % is below ${floors.whole} %`] : []),
  ];
}

function total(folders: readonly FolderCoverage[]): number {
  const sum = (key: 'lines' | 'covered') => folders.reduce((all, each) => all + each[key], 0);
  return (100 * sum('covered')) / Math.max(sum('lines'), 1);
}

/** A line for each folder, and one for all of them. */
export function table(folders: readonly FolderCoverage[]): string {
  const width = Math.max(...folders.map(({ folder }) => folder.length));
  const lines = folders.map(({ folder, covered, lines: all, share }) => {
    const counts = `${covered} of ${all}`.padStart(16);
    return `${folder.padEnd(width)}${counts} lines ${share.toFixed(1).padStart(6)} %\n`;
  });
  const whole = total(folders).toFixed(1).padStart(6);
  return `${lines.join('')}${'all'.padEnd(width)}${' '.repeat(23)}${whole} %\n`;
}

/** Reads istanbul's json-summary, which has absolute paths. */
function typescriptFiles(file: string, root: string): FileCoverage[] {
  const summary = JSON.parse(readFileSync(file, 'utf8')) as Record<
    string,
    { lines: { total: number; covered: number } }
  >;
  return Object.entries(summary)
    .filter(([name]) => name !== 'total')
    .map(([name, { lines }]) => ({
      file: path.relative(root, name),
      lines: lines.total,
      covered: lines.covered,
    }));
}

/** Reads the report of coverage.py's `json`, which has paths from the root. */
export function pythonFiles(file: string): FileCoverage[] {
  const report = JSON.parse(readFileSync(file, 'utf8')) as {
    files: Record<string, { summary: { num_statements: number; covered_lines: number } }>;
  };
  return Object.entries(report.files).map(([name, { summary }]) => ({
    file: name,
    lines: summary.num_statements,
    covered: summary.covered_lines,
  }));
}

if (import.meta.main) {
  const root = path.resolve(import.meta.dirname, '..');
  const python = path.join(root, 'coverage/python.json');
  const folders = byFolder([
    ...typescriptFiles(path.join(root, 'coverage/typescript/coverage-summary.json'), root),
    ...(existsSync(python) ? pythonFiles(python) : []),
  ]);
  process.stdout.write(table(folders));
  if (!existsSync(python)) process.stdout.write('Python: not measured (skipped)\n');
  const problems = belowFloors(folders);
  for (const problem of problems) process.stderr.write(`error: ${problem}\n`);
  if (problems.length > 0) process.exitCode = ExitCode.checkFailed;
}
