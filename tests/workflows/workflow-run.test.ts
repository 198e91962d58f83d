import {
  callApi,
  type GitRepository,
  gitRepository,
  pullRequestEvent,
  recordRun,
  type RestServer,
  type ResultsService,
  type RunOptions,
  startRestServer,
  startResultsService,
  workflowRunEvent,
  zipOf,
} from 'actions-testbed';
import { cp, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { runLogged } from './support/run-logged.ts';

const root = path.resolve(import.meta.dirname, '../..');
const NAME = 'owner/repository';
const FIRST = `name: pull-request
on: pull_request
jobs:
  check:
    name: Check \${{ matrix.variant }}
    strategy: { matrix: { variant: [cpu] } }
    permissions: { contents: read, pull-requests: write }
    steps:
      - run: mkdir out && echo '{"verdict":"mergeable"}' > out/report.json
      - uses: $/actions/upload-reports
        with: { name: report, folder: out }
  other:
    steps:
      - run: exit 1
`;
const SECOND = `name: comment
on: { workflow_run: { workflows: [pull-request], types: [completed] } }
jobs:
  comment:
    permissions: { PERMISSION: read }
    steps:
      - uses: $/actions/download-reports
        with:
          names: report
          folder: \${{ runner.temp }}
        env:
          GITHUB_TOKEN: \${{ github.token }}
      - run: cat "$RUNNER_TEMP/report/report.json"; echo "$HEAD by $PULLS"
        env:
          HEAD: \${{ github.event.workflow_run.head_repository.full_name }}
          PULLS: \${{ toJSON(github.event.workflow_run.pull_requests.*.number) }}
`;
let [repository, server, results]: [GitRepository, RestServer, ResultsService] = [] as never;
let source = '';
beforeEach(async () => {
  repository = await gitRepository();
  await repository.commit('base', { a: 'a' });
  await repository.git('switch', '--quiet', '--create', 'request');
  await repository.commit('A change', { b: 'b' });
  await repository.git('switch', '--quiet', 'main');
  server = await startRestServer(NAME, repository.root);
  results = await startResultsService(server.store.artifacts);
  source = await mkdtemp(path.join(tmpdir(), 'workflow-run-'));
  for (const part of ['dist', 'download-reports', 'upload-reports']) {
    const folder = path.join('actions', part);
    await cp(path.join(root, folder), path.join(source, folder), { recursive: true });
  }
});
afterEach(async () => {
  await results.close();
  await server.close();
  await rm(source, { recursive: true });
  await repository.remove();
});

async function run(text: string, more: Pick<RunOptions, 'event' | 'github'>) {
  await writeFile(path.join(source, 'workflow.yml'), text);
  const options: RunOptions = {
    source,
    workflow: 'workflow.yml',
    ...more,
    github: { api_url: server.url, ...more.github },
    services: results.variables,
    issueToken: (permissions) => server.issueToken(permissions),
  };
  return { options, result: await runLogged(options) };
}

/** Runs the first workflow for a pull request, and keeps it. */
async function first(headRepository: string) {
  const pull = { number: 7, title: 'T', base: 'main', head: 'request', user: 'someone' };
  server.store.pulls.set(7, { ...pull, headRepository });
  const { options, result } = await run(FIRST, {
    event: await pullRequestEvent(server.store, 7),
    github: { run_id: '11', actor: 'someone' },
  });
  return recordRun(server.store, options, result);
}

/** Runs the second workflow for the end of the first. */
async function second(headRepository: string, permission = 'actions') {
  const event = await workflowRunEvent(server.store, await first(headRepository));
  const { result } = await run(SECOND.replace('PERMISSION', permission), {
    event,
    github: { run_id: '12' },
  });
  return result;
}

describe('a workflow that another one starts', () => {
  it.each([
    [NAME, '[\n  7\n]'],
    ['stranger/fork', '[]'],
  ])('of a pull request from %s gets its artifact and knows who did it', async (head, pulls) => {
    const { conclusion, jobs } = await second(head);
    expect(jobs[0]?.log).toContain(`{"verdict":"mergeable"}\n${head} by ${pulls}`);
    expect(conclusion).toBe('success');
  });

  it('gets no artifact without the permission to', async () => {
    const { jobs } = await second('stranger/fork', 'contents');
    expect(jobs[0]?.annotations[0]?.message).toContain('Resource not accessible by integration');
    expect(jobs[0]?.result).toBe('failure');
  });
});

const get = (rest: string) => callApi(server.url, NAME, { path: rest });

describe('the API of runs', () => {
  it('describes a run and its jobs', async () => {
    await first('stranger/fork');
    const token = server.issueToken({ actions: 'read' });
    const at = (rest: string) =>
      callApi(server.url, NAME, { path: `/actions/runs/11${rest}`, token });
    expect((await at('')).data).toMatchObject({
      name: 'pull-request',
      event: 'pull_request',
      conclusion: 'failure',
      head_branch: 'request',
      head_sha: await repository.git('rev-parse', 'request'),
      head_repository: { full_name: 'stranger/fork', fork: true, owner: { login: 'stranger' } },
      display_title: 'T',
    });
    const { data } = await at('/jobs');
    expect(data).toMatchObject({
      total_count: 2,
      jobs: [
        { name: 'Check cpu', conclusion: 'success', steps: [{ conclusion: 'success' }, {}] },
        { name: 'other', conclusion: 'failure' },
      ],
    });
    expect((await at('/artifacts?name=other')).data).toEqual({ total_count: 0, artifacts: [] });
    expect((await at('/artifacts')).data).toMatchObject({ artifacts: [{ name: 'report' }] });
  });

  it('gives a zip by a link that needs no token, and only to those who have one', async () => {
    const { id } = server.store.artifacts.put(
      '11',
      'a',
      await zipOf([{ name: 'b', content: 'c' }]),
    );
    const at = `/actions/artifacts/${id}/zip`;
    expect((await callApi(server.url, NAME, { path: at })).status).toBe(401);
    const token = server.issueToken({ actions: 'read' });
    const asked = await callApi(server.url, NAME, { path: at, token });
    const link = asked.headers.get('location') ?? '';
    expect(asked.status).toBe(302);
    const bytes = Buffer.from(await (await fetch(link)).arrayBuffer());
    expect(bytes.equals(server.store.artifacts.find(id)?.zip ?? Buffer.alloc(0))).toBe(true);
    expect((await fetch(link, { headers: { authorization: `Bearer ${token}` } })).status).toBe(403);
    expect((await fetch(link.replace(/sig=.*/, 'sig=forged'))).status).toBe(403);
  });

  it('finds a pull request by its branch, not by a commit that only a fork has', async () => {
    const { sha } = await first('stranger/fork');
    expect((await get(`/commits/${sha}/pulls`)).data).toEqual([]);
    expect((await get('/pulls?head=stranger:request')).data).toMatchObject([{ number: 7 }]);
    expect((await get('/compare/main...request')).data).toMatchObject({
      ahead_by: 1,
      files: [{ filename: 'b' }],
    });
  });
});
