import { execFileSync } from 'node:child_process';
import { lstatSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

/** Decides by a file's name, and by its first line if necessary, whether it is one of those wanted. */
export type FileTest = (file: string, firstLine: () => string) => boolean;

/** The repository's files that pass a test, relative to its root, including those not committed yet. */
export function filesThat(matches: FileTest, root: string): readonly string[] {
  return listed(root).filter((file) => {
    const place = path.join(root, file);
    // git lists a submodule as a file, and still lists a file that was deleted.
    if (file === '' || lstatSync(place, { throwIfNoEntry: false })?.isFile() !== true) return false;
    return matches(file, () => readFileSync(place, 'utf8').split('\n', 1)[0] ?? '');
  });
}

/** The files that git tracks or would add: in a clone, or by the same rules in an unpacked archive. */
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
