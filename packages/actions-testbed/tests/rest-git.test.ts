import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type GitRepository, gitRepository } from '../src/git-repository.ts';
import { type RestServer, startRestServer } from '../src/rest/server.ts';
import { callApi } from '../src/rest/call-api.ts';

const NAME = 'owner/repository';
let repository: GitRepository;
let server: RestServer;
let token = '';
let first = '';
beforeAll(async () => {
  repository = await gitRepository();
  first = await repository.commit('first', { 'a/kept.txt': 'kept\n', 'a/old.txt': 'old\n' });
  server = await startRestServer(NAME, repository.root);
  token = server.issueToken({ contents: 'write', 'pull-requests': 'write' });
});
afterAll(async () => {
  await server.close();
  await repository.remove();
});

const call = (method: string, path: string, body?: unknown, by = token) =>
  callApi(server.url, NAME, { method, path, body, token: by });
const sha = ({ data }: { data: Record<string, unknown> }) => String(data['sha']);

/** A commit on top of the first, with one file. */
async function commit(content: string): Promise<string> {
  const tree = await call('POST', '/git/trees', {
    base_tree: first,
    tree: [{ path: 'a/old.txt', mode: '100644', type: 'blob', content }],
  });
  expect(tree.status).toBe(201);
  const made = { message: 'Change\n\nit', tree: sha(tree), parents: [first] };
  const reply = await call('POST', '/git/commits', made);
  expect(reply).toMatchObject({ status: 201, data: { message: 'Change\n\nit' } });
  return sha(reply);
}

describe('trees and commits', () => {
  it('are made on top of another, and leave the folder unchanged', async () => {
    const made = await commit('new, ü\n');
    expect(await repository.git('show', `${made}:a/old.txt`)).toBe('new, ü');
    expect(await repository.git('show', `${made}:a/kept.txt`)).toBe('kept');
    expect(await repository.git('rev-parse', `${made}^`)).toBe(first);
    expect(await repository.git('status', '--porcelain')).toBe('');
    const shown = await call('GET', `/git/commits/${made}`);
    expect(shown.data).toMatchObject({ sha: made, parents: [{ sha: first }] });
  });

  it.each([
    ['/git/trees', { base_tree: '1'.repeat(40), tree: [] }, 'base_tree is not a valid tree oid'],
    ['/git/commits', { message: 'm', tree: '1'.repeat(40) }, 'Tree SHA does not exist'],
  ])('of nothing are refused: %s', async (path, body, message) => {
    expect(await call('POST', path, body)).toMatchObject({ status: 422, data: { message } });
  });
});

describe('branches', () => {
  const branch = { ref: 'refs/heads/topic/one' };

  it('are created once, shown by their full name, and moved', async () => {
    const [one, two] = [await commit('1\n'), await commit('2\n')];
    expect((await call('GET', '/git/ref/heads/topic/one')).status).toBe(404);
    expect((await call('POST', '/git/refs', { ...branch, sha: one })).status).toBe(201);
    expect(await call('POST', '/git/refs', { ...branch, sha: one })).toMatchObject({
      status: 422,
      data: { message: 'Reference already exists' },
    });
    expect((await call('GET', '/git/ref/heads/topic')).status).toBe(404);
    expect((await call('GET', '/git/ref/heads/topic/one')).data).toMatchObject({
      ...branch,
      object: { sha: one },
    });
    const move = (more: object) =>
      call('PATCH', '/git/refs/heads/topic/one', { sha: two, ...more });
    expect(await move({})).toMatchObject({
      status: 422,
      data: { message: 'Update is not a fast forward' },
    });
    expect((await move({ force: true })).status).toBe(200);
    expect(await repository.git('rev-parse', 'topic/one')).toBe(two);
  });

  it('that do not exist cannot be moved, nor can any with a read-only token', async () => {
    const reader = server.issueToken({ contents: 'read' });
    const asked = ['PATCH', '/git/refs/heads/none', { sha: first }] as const;
    expect(await call(...asked)).toMatchObject({
      status: 422,
      data: { message: 'Reference does not exist' },
    });
    expect((await call(...asked, reader)).status).toBe(403);
  });
});

describe('a pull request', () => {
  const pull = { title: 'T', head: 'proposal', base: 'main', body: 'one' };

  it('is opened once per branch, and edited', async () => {
    expect(await call('POST', '/pulls', pull)).toMatchObject({
      status: 422,
      data: { errors: [{ field: 'head', code: 'invalid' }] },
    });
    await repository.git('branch', 'proposal', await commit('proposed\n'));
    const { status, data } = await call('POST', '/pulls', pull);
    expect(status).toBe(201);
    expect(data).toMatchObject({ changed_files: 1, user: { login: 'github-actions[bot]' } });
    const message = 'A pull request already exists for owner:proposal.';
    expect(await call('POST', '/pulls', pull)).toMatchObject({
      status: 422,
      data: { errors: [{ message }] },
    });
    const changed = await call('PATCH', `/pulls/${String(data['number'])}`, { body: 'two' });
    expect(changed).toMatchObject({ status: 200, data: { body: 'two', title: 'T' } });
  });

  it('without changes is refused', async () => {
    await repository.git('branch', 'same', 'main');
    expect(await call('POST', '/pulls', { ...pull, head: 'same' })).toMatchObject({
      status: 422,
      data: { errors: [{ message: 'No commits between main and same' }] },
    });
  });
});
