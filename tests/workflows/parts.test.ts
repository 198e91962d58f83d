import {
  type RunOptions,
  runWorkflow,
  startRestServer,
  startResultsService,
} from 'actions-testbed';
import { cp, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { exec } from '../../actions/src/entrypoints/exec.ts';

const root = path.resolve(import.meta.dirname, '../..');
let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'parts-'));
  await cp(path.join(root, '.github'), path.join(folder, '.github'), { recursive: true });
});
afterAll(() => rm(folder, { recursive: true }));

async function run(text: string, more: Partial<RunOptions>) {
  await writeFile(path.join(folder, 'workflow.yml'), text);
  const event = { name: 'pull_request', payload: {} };
  const result = await runWorkflow({ source: folder, workflow: 'workflow.yml', event, ...more });
  const [job] = result.jobs;
  if (job === undefined) throw new Error('no job');
  return job;
}

describe('the committed bundles', () => {
  it('run in a job, with their inputs and outputs', async () => {
    const rest = await startRestServer('owner/repository', root);
    const { stdout } = await exec('git', ['rev-parse', 'HEAD'], { cwd: root });
    const job = await run(
      `on: pull_request
jobs:
  validate:
    outputs: { verdict: '\${{ steps.environment.outputs.verdict }}' }
    steps:
      - uses: $/.github/actions/checkout
      - id: environment
        uses: ./actions/validate-environment
        with: { solve: false, base: HEAD }
`,
      {
        github: { sha: stdout.trim() },
        env: rest.git,
      },
    );
    await rest.close();
    expect(job.log).toContain('environment-cpu.yml');
    expect(job.outputs).toEqual({ verdict: 'mergeable' });
    expect(job.summary).toMatch(/^#/m);
    expect(job.result).toBe('success');
  });
});

const COMMENTING = (permission: string) => `on: pull_request
jobs:
  comment:
    permissions: { ${permission} }
    steps:
      - run: |
          node --input-type=module -e '
            const { GITHUB_API_URL, GITHUB_REPOSITORY, TOKEN } = process.env;
            const reply = await fetch(GITHUB_API_URL + "/repos/" + GITHUB_REPOSITORY + "/issues/1/comments", {
              method: "POST",
              headers: { authorization: "Bearer " + TOKEN },
              body: JSON.stringify({ body: "hello" }),
            });
            console.log(reply.status, (await reply.json()).message);
          '
        env: { TOKEN: '\${{ github.token }}' }
`;

describe('a job with the REST server', () => {
  it.each([
    ['pull-requests: write', '201 undefined'],
    ['pull-requests: read', '403 Resource not accessible by integration'],
  ])('may do what its permissions say: %s', async (permission, said) => {
    const server = await startRestServer('owner/repository', root);
    try {
      const pull = { number: 1, title: 'T', base: 'HEAD', head: 'HEAD', user: 'someone' };
      server.store.pulls.set(1, pull);
      const job = await run(COMMENTING(permission), {
        github: { api_url: server.url },
        issueToken: (permissions) => server.issueToken(permissions),
      });
      expect(job.log).toContain(said);
      expect(server.store.comments).toHaveLength(permission.endsWith('write') ? 1 : 0);
    } finally {
      await server.close();
    }
  });
});

describe('a job with the cache service', () => {
  it('hides it from scripts, as GitHub does', async () => {
    const service = await startResultsService();
    try {
      const text =
        'on: push\njobs:\n  a:\n    steps:\n      - run: echo "url $ACTIONS_RESULTS_URL."\n';
      expect((await run(text, { services: service.variables })).log).toContain('url .');
    } finally {
      await service.close();
    }
  });
});
