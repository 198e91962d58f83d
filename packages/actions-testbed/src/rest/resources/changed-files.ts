import { git } from '../../git.ts';

/** One file of a pull request or a comparison, by GitHub's names (without `patch` and links). */
export interface ChangedFile {
  readonly sha: string;
  readonly filename: string;
  readonly status: string;
  readonly additions: number;
  readonly deletions: number;
  readonly changes: number;
  readonly previous_filename?: string;
}

/** The most files of a pull request that GitHub lists. */
const MOST_FILES = 3000;

/** The files that `head` changes compared with its merge base with `base`, in a real repository. */
export async function changedFiles(
  repository: string,
  base: string,
  head: string,
): Promise<ChangedFile[]> {
  const args = ['diff', '--raw', '--numstat', '-z', '--no-abbrev', '-M', `${base}...${head}`];
  return parseChanges(await git(repository, args)).slice(0, MOST_FILES);
}

const STATUS: Readonly<Record<string, string>> = {
  A: 'added',
  C: 'copied',
  D: 'removed',
  M: 'modified',
  R: 'renamed',
  T: 'changed',
};

/** Reads the output of `git diff --raw --numstat -z`. */
export function parseChanges(text: string): ChangedFile[] {
  const parts = text.split('\0');
  const next = () => parts.shift() ?? '';
  const raw = new Map<string, Pick<ChangedFile, 'sha' | 'status' | 'previous_filename'>>();
  while (parts[0]?.startsWith(':') === true) {
    const [, , before = '', after = '', letter = ''] = next().split(' ');
    const status = STATUS[letter.charAt(0)] ?? 'unchanged';
    const moved = status === 'renamed' || status === 'copied';
    const previous = moved ? { previous_filename: next() } : {};
    raw.set(next(), { sha: status === 'removed' ? before : after, status, ...previous });
  }
  const files: ChangedFile[] = [];
  while (parts.length > 1) {
    const [added = '', deleted = '', ...rest] = next().split('\t');
    const direct = rest.join('\t');
    // A renamed file has an empty name, followed by its old and its new one.
    if (direct === '') next();
    const filename = direct === '' ? next() : direct;
    const about = raw.get(filename);
    if (about === undefined) throw new Error(`git named ${JSON.stringify(filename)} only once`);
    // Binary files have dashes instead of numbers.
    const [additions, deletions] = [Number(added) || 0, Number(deleted) || 0];
    files.push({ filename, ...about, additions, deletions, changes: additions + deletions });
  }
  return files;
}
