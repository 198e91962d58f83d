import { execFileSync } from 'node:child_process';
import { lstatSync, readFileSync } from 'node:fs';
import path from 'node:path';

/** Tells by a file's name, and by its first line if need be, whether it is meant. */
export type FileTest = (file: string, firstLine: () => string) => boolean;

/** The repository's files that pass a test, relative to its root; also those not committed yet. */
export function filesThat(matches: FileTest, root: string): readonly string[] {
  const command = ['ls-files', '-z', '--cached', '--others', '--exclude-standard', '--deduplicate'];
  const listed = execFileSync('git', command, { cwd: root, encoding: 'utf8' }).split('\0');
  return listed.filter((file) => {
    const place = path.join(root, file);
    // A submodule is listed as a file, and a file may be deleted.
    if (file === '' || lstatSync(place, { throwIfNoEntry: false })?.isFile() !== true) return false;
    return matches(file, () => readFileSync(place, 'utf8').split('\n', 1)[0] ?? '');
  });
}
