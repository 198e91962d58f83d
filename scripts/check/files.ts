import { execFileSync } from 'node:child_process';
import { lstatSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

/** Tells by a file's name, and by its first line if need be, whether it is meant. */
export type FileTest = (file: string, firstLine: () => string) => boolean;

/** The repository's files that pass a test, relative to its root; also those not committed yet. */
export function filesThat(matches: FileTest, root: string): readonly string[] {
  return listed(root).filter((file) => {
    const place = path.join(root, file);
    // A submodule is listed as a file, and a file may be deleted.
    if (file === '' || lstatSync(place, { throwIfNoEntry: false })?.isFile() !== true) return false;
    return matches(file, () => readFileSync(place, 'utf8').split('\n', 1)[0] ?? '');
  });
}

/** What git has, and what it would take: of a clone, or of an unpacked archive by the same rules. */
function listed(root: string): string[] {
  const list = ['ls-files', '-z', '--cached', '--others', '--exclude-standard', '--deduplicate'];
  const git = (args: readonly string[]) =>
    execFileSync('git', args, { cwd: root, encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] });
  try {
    return git(list).split('\0');
  } catch {
    const empty = mkdtempSync(path.join(tmpdir(), 'vsc-files-'));
    try {
      git(['init', '--quiet', '--bare', empty]);
      return git(['--git-dir', empty, '--work-tree', root, ...list]).split('\0');
    } finally {
      rmSync(empty, { recursive: true });
    }
  }
}
