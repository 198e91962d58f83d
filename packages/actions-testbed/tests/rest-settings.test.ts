import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type GitRepository, gitRepository } from '../src/git-repository.ts';
import { callApi } from '../src/rest/call-api.ts';
import { type RestServer, startRestServer } from '../src/rest/server.ts';

const NAME = 'owner/repository';
let repository: GitRepository;
let server: RestServer;
beforeAll(async () => {
  repository = await gitRepository();
  await repository.commit('workflows', {
    '.github/workflows/check.yml': 'on:\n  workflow_dispatch:\njobs: {}\n',
    '.github/workflows/push.yml': 'on: push\njobs: {}\n',
  });
  server = await startRestServer(NAME, repository.root);
});
afterAll(async () => {
  await server.close();
  await repository.remove();
});

const call = (method: string, path: string, body?: unknown) => {
  const token = server.issueToken({ actions: 'write', statuses: 'write' });
  return callApi(server.url, NAME, { method, path, body, token });
};

const start = (file: string) =>
  call('POST', `/actions/workflows/${file}/dispatches`, { ref: 'main', inputs: { a: 'b' } });

describe('an environment', () => {
  it('is not found before it is created', async () => {
    expect((await call('GET', '/environments/publish')).status).toBe(404);
  });

  it('says who may use it', async () => {
    server.store.environments.set('publish', {});
    expect((await call('GET', '/environments/publish')).data).toMatchObject({
      protection_rules: [],
      deployment_branch_policy: null,
    });
    server.store.environments.set('publish', { branches: ['main'], reviewers: ['somebody'] });
    expect((await call('GET', '/environments/publish')).data).toMatchObject({
      protection_rules: [{ type: 'required_reviewers' }, { type: 'branch_policy' }],
      deployment_branch_policy: { custom_branch_policies: true },
    });
    const policies = await call('GET', '/environments/publish/deployment-branch-policies');
    expect(policies.data).toMatchObject({ total_count: 1, branch_policies: [{ name: 'main' }] });
  });
});

it('lists the rules of a branch', async () => {
  expect((await call('GET', '/rules/branches/main')).data).toEqual([]);
  server.store.requiredChecks.set('main', ['test']);
  expect((await call('GET', '/rules/branches/main')).data).toMatchObject([
    { parameters: { required_status_checks: [{ context: 'test' }] } },
  ]);
});

describe('a workflow', () => {
  it('says whether it is switched off', async () => {
    const path = '/actions/workflows/check.yml';
    expect((await call('GET', path)).data).toMatchObject({ state: 'active' });
    server.store.disabledWorkflows.add('check.yml');
    expect((await call('GET', path)).data).toMatchObject({ state: 'disabled_inactivity' });
    expect((await call('GET', '/actions/workflows/none.yml')).status).toBe(404);
  });

  it('is started on a branch if it has workflow_dispatch', async () => {
    expect((await start('check.yml')).status).toBe(204);
    const sha = await repository.git('rev-parse', 'main');
    const workflow = '.github/workflows/check.yml';
    expect(server.store.dispatches).toEqual([{ workflow, ref: 'main', sha, inputs: { a: 'b' } }]);
    expect(await start('push.yml')).toMatchObject({
      status: 422,
      data: { message: "Workflow does not have 'workflow_dispatch' trigger" },
    });
    expect((await start('none.yml')).status).toBe(404);
  });
});

it('keeps the statuses of a commit', async () => {
  const sha = await repository.git('rev-parse', 'main');
  const body = { state: 'success', context: 'a', target_url: 'https://x.example/1' };
  expect((await call('POST', `/statuses/${sha}`, body)).status).toBe(201);
  expect(server.store.statuses).toEqual([{ ...body, sha, description: null }]);
  expect((await call('POST', `/statuses/${sha}`, { state: 'good' })).status).toBe(422);
});
