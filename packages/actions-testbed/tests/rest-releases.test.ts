import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type GitRepository, gitRepository } from '../src/git-repository.ts';
import { callApi } from '../src/rest/call-api.ts';
import { type RestServer, startRestServer } from '../src/rest/server.ts';

let repository: GitRepository;
let server: RestServer;
let commit: string;
beforeAll(async () => {
  repository = await gitRepository();
  commit = await repository.commit('first', { 'README.md': '# Here\n' });
  server = await startRestServer('owner/repository', repository.root);
});
afterAll(async () => {
  await server.close();
  await repository.remove();
});

const call = (method: string, path: string, body?: unknown) => {
  const token = server.issueToken({ contents: 'write', checks: 'write' });
  return callApi(server.url, 'owner/repository', { method, path, body, token });
};

describe('a release', () => {
  it('is found by its tag once it exists', async () => {
    expect((await call('GET', '/releases/tags/v1.0.0')).status).toBe(404);
    const made = await call('POST', '/releases', { tag_name: 'v1.0.0', name: '1', body: 'New' });
    expect(made).toMatchObject({ status: 201, data: { tag_name: 'v1.0.0', draft: false } });
    expect((await call('GET', '/releases/tags/v1.0.0')).data).toEqual(made.data);
  });

  it('creates its tag if there is none, and is the only release of that tag', async () => {
    expect(await repository.git('rev-parse', 'v1.0.0')).toBe(commit);
    const again = await call('POST', '/releases', { tag_name: 'v1.0.0' });
    expect(again).toMatchObject({ status: 422, data: { errors: [{ code: 'already_exists' }] } });
  });
});

it('lists the refs with the same prefix', async () => {
  await call('POST', '/git/refs', { ref: 'refs/tags/v10.0.0', sha: commit });
  const names = async (beginning: string) => {
    const { data } = await call('GET', `/git/matching-refs/tags/${beginning}`);
    return (data as unknown as { ref: string }[]).map(({ ref }) => ref);
  };
  expect(await names('v1')).toEqual(['refs/tags/v1.0.0', 'refs/tags/v10.0.0']);
  expect(await names('v1.')).toEqual(['refs/tags/v1.0.0']);
  expect(await names('w')).toEqual([]);
});

it('lists the newest run of each check of a commit', async () => {
  for (const conclusion of ['failure', 'success']) {
    await call('POST', '/check-runs', { name: 'test', head_sha: 'main', conclusion });
  }
  await call('POST', '/check-runs', { name: 'lint', head_sha: 'main' });
  const list = async (query: string) =>
    (await call('GET', `/commits/main/check-runs${query}`)).data['check_runs'];
  expect(await list('')).toMatchObject([{ conclusion: 'success' }, { name: 'lint' }]);
  expect(await list('?check_name=test')).toMatchObject([{ conclusion: 'success' }]);
  expect(await list('?check_name=test&filter=all')).toHaveLength(2);
});
