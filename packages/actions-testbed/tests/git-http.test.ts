import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { git as runGit, tryGit } from '../src/git.ts';
import { type GitRepository, gitRepository } from '../src/git-repository.ts';
import { startRestServer } from '../src/rest/server.ts';

let repository: GitRepository;
let folder = '';
let [first, second]: string[] = [];
beforeAll(async () => {
  repository = await gitRepository();
  first = await repository.commit('first', { a: 'a' });
  // No branch has it: a merge that GitHub tries out for a pull request.
  second = await repository.commit('second', { b: 'b' });
  await repository.git('reset', '--quiet', '--hard', first);
  folder = await mkdtemp(path.join(tmpdir(), 'fetch-'));
  await runGit(folder, ['init', '--quiet']);
});
afterAll(async () => {
  await repository.remove();
  await rm(folder, { recursive: true });
});

const fetchOf = (name: string, commit = '') => ['fetch', '--depth=1', name, commit];

describe('git over HTTP', () => {
  it('serves a commit by its id to git', async () => {
    const server = await startRestServer('owner/repository', repository.root);
    const fetched = fetchOf('https://github.com/owner/repository', second);
    await runGit(folder, fetched, { env: server.git });
    expect(await runGit(folder, ['show', `${second}:b`])).toBe('b');
    const other = fetchOf('https://github.com/owner/other', second);
    await expect(runGit(folder, other, { env: server.git })).rejects.toThrow('not found');
    await server.close();
  });

  it('asks for a token with read access if the repository is private', async () => {
    const server = await startRestServer('owner/repository', repository.root, { isPrivate: true });
    const wanted = async (token?: string) => {
      const login = token === undefined ? '' : `x-access-token:${token}@`;
      const url = `${server.url.replace('//', `//${login}`)}/owner/repository.git`;
      return (
        (await tryGit(folder, ['-c', 'core.askPass=true', ...fetchOf(url, first)])) !== undefined
      );
    };
    expect(await wanted()).toBe(false);
    expect(await wanted('forged')).toBe(false);
    expect(await wanted(server.issueToken({ issues: 'write' }))).toBe(false);
    expect(await wanted(server.issueToken({ contents: 'read' }))).toBe(true);
    const { status } = await fetch(`${server.url}/repos/owner/repository`);
    expect(status).toBe(404);
    await server.close();
  });
});
