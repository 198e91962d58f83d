import {
  gitRepository,
  type GitRepository,
  type RestServer,
  startRestServer,
} from 'actions-testbed';
import { mkdir, rm, symlink, truncate } from 'node:fs/promises';
import { afterEach, describe, expect, it } from 'vitest';
import { collectReports } from '../../../actions/src/commands/request/comment-report/collect-reports.ts';
import { commentReport } from '../../../actions/src/commands/request/comment-report/comment-report.ts';
import { reportIssue } from '../../../actions/src/commands/images/report-issue/report-issue.ts';
import { weeklyView } from '../../../actions/src/commands/images/report-issue/weekly-view.ts';
import { affectedBy } from '../../../actions/src/image/affected.ts';
import { temporaryRoot } from '../../support/temporary-root.ts';

const ENVIRONMENT = 'report-environment/environment-report.json';
const BUILD = 'report-image-cpu/build-cpu.json';

const variant = (name: string) => ({
  file: `environment/environment-${name}.yml`,
  changed: true,
  changes: [{ section: 'pip', kind: 'added', name: 'x', before: null, after: 'x==1' }],
  solution: null,
});
const report = {
  version: 1,
  verdict: 'mergeable',
  findings: [],
  base: { ref: 'main', commit: '0'.repeat(40) },
  notes: [],
  variants: { cpu: variant('cpu'), gpu: variant('gpu') },
};
const failedBuild = {
  version: 1,
  variant: 'cpu',
  verdict: 'failed',
  image: null,
  growth: null,
  warnings: [],
  failure: { message: 'the base image is gone', next: 'make pull' },
};

describe('the reports of a run', () => {
  it('are read where they fit', async () => {
    const { root, write } = await temporaryRoot();
    await write({ [ENVIRONMENT]: JSON.stringify(report), [BUILD]: JSON.stringify(failedBuild) });
    const found = await collectReports(root);
    expect(found.environment?.verdict).toBe('mergeable');
    expect(found.images.map(({ build }) => build?.failure?.message)).toEqual([
      'the base image is gone',
    ]);
    expect(found.unusable).toEqual([]);
  });

  it('are refused one by one where they are forged', async () => {
    const { root, path, write } = await temporaryRoot();
    await write({ 'elsewhere.json': JSON.stringify(report), [BUILD]: '{"version": 1' });
    await write({ 'report-image-gpu/build-gpu.json': '{}', 'report-image-gpu/test-gpu.json': '' });
    await truncate(path('report-image-gpu/test-gpu.json'), 5 * 2 ** 20);
    await mkdir(path('report-environment'));
    await symlink(path('elsewhere.json'), path(ENVIRONMENT));
    await mkdir(path('report-image-lite/build-lite.json'), { recursive: true });
    expect(await collectReports(root)).toEqual({
      environment: undefined,
      images: [],
      unusable: [
        `${ENVIRONMENT} is a link`,
        'report-image-lite/build-lite.json is no file',
        `${BUILD} is not JSON`,
        'report-image-gpu/build-gpu.json does not fit its schema',
        'report-image-gpu/test-gpu.json is too large',
      ],
    });
  });
});

let open: { server: RestServer; repository: GitRepository } | undefined;
afterEach(async () => {
  await open?.server.close();
  await open?.repository.remove();
  open = undefined;
});

async function onGitHub(permissions: Record<string, string>) {
  const repository = await gitRepository();
  const sha = await repository.commit('first');
  await repository.git('branch', 'request');
  const server = await startRestServer('owner/repository', repository.root);
  open = { server, repository };
  const pull = { number: 7, title: 'T', base: 'main', head: 'request', user: 'somebody' };
  server.store.pulls.set(7, pull);
  const { root, write, ports } = await temporaryRoot();
  const env = {
    GITHUB_TOKEN: server.issueToken(permissions),
    GITHUB_REPOSITORY: 'owner/repository',
    GITHUB_API_URL: server.url,
  };
  const head = { repository: 'owner/repository', branch: 'request', sha };
  const comment = (conclusion = 'success') =>
    commentReport(
      { reports: root, head, conclusion, runUrl: 'https://x.example/1' },
      { ...ports, env },
    );
  return { server, root, write, comment, ports: { ...ports, env } };
}

describe('the comment', () => {
  it('is its own account’s: the marker of somebody else is left alone', async () => {
    const { server, write, comment } = await onGitHub({ 'pull-requests': 'write' });
    await write({ [ENVIRONMENT]: JSON.stringify(report) });
    expect(await comment()).toEqual({ outcome: 'created', pull: 7 });
    const [ours] = server.store.comments;
    expect(ours?.body).toContain('## ✅ What this pull request changes');
    const forged = { ...ours!, id: 1000, user: 'stranger', body: ours!.body };
    server.store.comments.unshift(forged);
    await write({ [ENVIRONMENT]: JSON.stringify({ ...report, verdict: 'undecided' }) });
    expect(await comment('failure')).toEqual({ outcome: 'updated', pull: 7 });
    expect(server.store.comments.map(({ body }) => body.includes('⚠️'))).toEqual([false, true]);
    expect(await comment('failure')).toEqual({ outcome: 'unchanged', pull: 7 });
  });

  it('is told without a report as well, where the run failed', async () => {
    const { server, comment } = await onGitHub({ 'pull-requests': 'write' });
    expect(await comment()).toEqual({ outcome: 'none', pull: 7 });
    expect(await comment('failure')).toEqual({ outcome: 'created', pull: 7 });
    expect(server.store.comments[0]?.body).toContain('did not come to an end');
  });

  it('fails with one message where the token may not write', async () => {
    const { write, comment } = await onGitHub({ 'pull-requests': 'read' });
    await write({ [ENVIRONMENT]: JSON.stringify(report) });
    await expect(comment()).rejects.toMatchObject({
      name: 'UserError',
      message: expect.stringMatching(/Resource not accessible by integration.*\(403\)/),
    });
  });
});

describe('the weekly issue', () => {
  it('is opened once, brought up to date, and closed', async () => {
    const { server, root, write, ports } = await onGitHub({ issues: 'write' });
    const tell = (failed: boolean) =>
      reportIssue({ reports: root, failed, runUrl: 'https://x.example/1' }, ports);
    expect(await tell(false)).toMatchObject({ outcome: 'none' });
    await write({ [BUILD]: JSON.stringify(failedBuild) });
    expect(await tell(true)).toMatchObject({ outcome: 'opened' });
    expect(await tell(true)).toMatchObject({ outcome: 'updated' });
    expect(server.store.issues).toHaveLength(1);
    expect(server.store.issues[0]?.body).toContain('the base image is gone');
    await rm(`${root}/report-image-cpu`, { recursive: true });
    expect(await tell(false)).toMatchObject({ outcome: 'closed' });
    expect(server.store.issues[0]?.state).toBe('closed');
  });

  it('is not about a server that did not answer', () => {
    const environment = { ...report, verdict: 'undecided' } as never;
    expect(weeklyView({ environment, images: [], unusable: [] }, true)).toBeUndefined();
  });
});

describe('what a change touches', () => {
  it.each([
    ['README.md', false, []],
    ['docs/image.md', false, []],
    ['actions/src/errors.ts', false, []],
    ['runtime/bench/ranking.py', false, []],
    ['runtime/apt.txt', false, ['cpu', 'gpu']],
    ['runtime/vsc_runtime/evaluate.py', false, ['cpu', 'gpu']],
    ['submission_src/main.py', false, ['cpu', 'gpu']],
    ['submission_quickstart/main.py', false, ['cpu', 'gpu']],
    ['environment/environment-cpu.yml', true, ['cpu']],
    ['environment/gpu.lock', true, ['gpu']],
    ['environment/policy.yml', true, ['cpu', 'gpu']],
    ['environment/registry.yml', true, []],
  ])('%s: solve %s, build %j', (file, environment, variants) => {
    expect(affectedBy([file], ['cpu', 'gpu'])).toEqual({ environment, variants });
  });
});
