import { appendFile, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { git as runGit } from './git.ts';

/** A real git repository in a temporary folder. */
export interface GitRepository {
  readonly root: string;
  /** Runs git and returns what it prints, trimmed. */
  git(...args: string[]): Promise<string>;
  /** Writes the files, commits them and returns the commit's id. */
  commit(message: string, files?: Readonly<Record<string, string>>): Promise<string>;
  remove(): Promise<void>;
}

/**
 * The repository is small, lasts for one test, and is fetched by each job: compression and the search for
 * deltas would take longer than the rest of a checkout.
 */
const SETTINGS = `[core]
\tcompression = 0
[pack]
\twindow = 0
[gc]
\tauto = 0
[maintenance]
\tauto = false
`;

/** Makes an empty repository on the branch `main`; the test removes it. */
export async function gitRepository(): Promise<GitRepository> {
  const root = await mkdtemp(path.join(tmpdir(), 'git-'));
  const identity = ['-c', 'user.name=Test', '-c', 'user.email=test@example.org'];
  const git = (...args: string[]) => runGit(root, [...identity, ...args]);
  await git('init', '--quiet', '--initial-branch', 'main');
  await appendFile(path.join(root, '.git/config'), SETTINGS);
  return {
    root,
    git,
    async commit(message, files = {}) {
      for (const [name, text] of Object.entries(files)) {
        await mkdir(path.dirname(path.join(root, name)), { recursive: true });
        await writeFile(path.join(root, name), text);
      }
      await git('add', '--all');
      await git('commit', '--quiet', '--allow-empty', '--message', message);
      return git('rev-parse', 'HEAD');
    },
    remove: () => rm(root, { recursive: true, force: true }),
  };
}
