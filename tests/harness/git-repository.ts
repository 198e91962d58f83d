import { copyFile, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { exec } from '../../actions/src/hosts/exec.ts';

/** A real git repository in a temporary folder. */
export interface GitRepository {
  readonly root: string;
  /** Runs git and returns what it prints, trimmed. */
  git(...args: string[]): Promise<string>;
  /** Writes the files, commits them and returns the commit's id. */
  commit(message: string, files?: Readonly<Record<string, string>>): Promise<string>;
  remove(): Promise<void>;
}

export async function gitRepository(): Promise<GitRepository> {
  const root = await mkdtemp(path.join(tmpdir(), 'git-'));
  const identity = ['-c', 'user.name=Test', '-c', 'user.email=test@example.org'];
  const git = async (...args: string[]) => {
    const { exitCode, stdout, stderr } = await exec('git', [...identity, ...args], { cwd: root });
    if (exitCode !== 0) throw new Error(`git ${args.join(' ')}: ${stderr}`);
    return stdout.trim();
  };
  await git('init', '--quiet', '--initial-branch', 'main');
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

/** A git repository with this repository's registry settings, as the commands of a release need it. */
export async function settingsRepository(): Promise<GitRepository> {
  const repository = await gitRepository();
  const settings = 'environment/registry.yml';
  await mkdir(path.join(repository.root, 'environment'));
  const ours = path.join(import.meta.dirname, '../..', settings);
  await copyFile(ours, path.join(repository.root, settings));
  return repository;
}
