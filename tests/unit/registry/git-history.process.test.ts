import { type GitRepository, gitRepository } from 'actions-testbed';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { exec } from '../../../actions/src/entrypoints/exec.ts';
import { GitHistory } from '../../../actions/src/registry/promotion/git-history.ts';
import { digestOf } from '../../../actions/src/registry/client/oci.ts';

const LOCK = 'https://conda.example/noarch/tqdm-4.64.1-pyhd8ed1ab_0.conda#0123\n';

let repository: GitRepository;
let history: GitHistory;
let first: string;
let second: string;
let branch: string;

beforeAll(async () => {
  repository = await gitRepository();
  history = new GitHistory(exec, repository.root);
  first = await repository.commit('first', { 'environment/cpu.lock': LOCK });
  await repository.git('checkout', '--quiet', '-b', 'other');
  branch = await repository.commit('branch', { 'docs/x.md': 'x' });
  await repository.git('checkout', '--quiet', 'main');
  await repository.commit('Write a page', { 'docs/y.md': 'y' });
  second = await repository.commit('Take the newer tqdm', {
    'environment/cpu.lock': LOCK.replace('4.64.1', '4.65.0'),
  });
});
afterAll(() => repository.remove());

describe('git history', { timeout: 60_000 }, () => {
  it('tells how commits stand to each other', async () => {
    expect(await history.relation(first, second)).toBe('ancestor');
    expect(await history.relation(second, first)).toBe('descendant');
    expect(await history.relation(second, second)).toBe('same');
    expect(await history.relation(branch, second)).toBe('diverged');
  });

  it('finds commits by revision, and says where there is none', async () => {
    expect(await history.commit('main')).toBe(second);
    await expect(history.commit('nope')).rejects.toThrow('git knows no commit nope here');
    await expect(history.commit('--all')).rejects.toThrow('git knows no commit --all here');
    await expect(history.relation(first, '0'.repeat(40))).rejects.toThrow('git knows no commit');
  });

  it('does not take the end of a shallow clone for the end of history', async () => {
    const clone = await gitRepository();
    await clone.git('fetch', '--quiet', '--depth=1', `file://${repository.root}`, 'main');
    await clone.git('checkout', '--quiet', 'FETCH_HEAD');
    const shallow = new GitHistory(exec, clone.root);
    const lone = await clone.git('commit-tree', 'HEAD^{tree}', '-m', 'without a parent');
    await expect(shallow.relation(lone, second)).rejects.toThrow('this clone is shallow');
    await clone.remove();
  });

  it('hashes the locks and names the packages that changed', async () => {
    expect(await history.locks(first)).toEqual({
      'environment/cpu.lock': digestOf(Buffer.from(LOCK)),
    });
    expect(await history.changes(undefined, first)).toEqual(['the first release']);
    expect(await history.changes(first, second)).toEqual(['tqdm 4.64.1 -> 4.65.0']);
  });

  it('names the files that differ below some places, if git knows both commits', async () => {
    expect(await history.differing([first, second], ['environment'])).toEqual([
      'environment/cpu.lock',
    ]);
    expect(await history.differing([first, second], ['docs', 'README.md'])).toEqual(['docs/y.md']);
    expect(await history.differing([second, second], ['.'])).toEqual([]);
    expect(await history.differing([first, '0'.repeat(40)], ['.'])).toBeUndefined();
    expect(await history.differing(['main', second], ['.'])).toBeUndefined();
    expect(await history.differing([first, '--all'], ['.'])).toBeUndefined();
  });

  it('names the commits where no package changed', async () => {
    const third = await repository.commit('Fix the entrypoint', { 'runtime/run.py': 'x' });
    expect(await history.changes(second, third)).toEqual(['Fix the entrypoint']);
    const fourth = await repository.commit('Write', { 'docs/z.md': 'z' });
    expect(await history.changes(third, fourth)).toEqual(['built again']);
  });
});
