import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { endedRun, ownBranch, startingRun } from './event.ts';

const sha = '1'.repeat(40);

describe('the branch of a run', () => {
  it('has its whole name, and the commit', () => {
    const env = { GITHUB_REF: 'refs/heads/topic/one', GITHUB_SHA: sha };
    expect(ownBranch(env)).toEqual({ branch: 'topic/one', sha });
  });

  it.each([
    { GITHUB_REF: 'refs/tags/v1', GITHUB_SHA: sha },
    { GITHUB_REF: 'refs/pull/7/merge', GITHUB_SHA: sha },
    { GITHUB_REF: 'refs/heads/main' },
    {},
  ])('is refused where there is none: %j', (env) => {
    expect(() => ownBranch(env)).toThrow('this action is for workflows that run on a branch');
  });
});

/** The variables of a job that the end of a run started. */
function ended(run: object) {
  const folder = mkdtempSync(path.join(tmpdir(), 'event-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const file = path.join(folder, 'event.json');
  writeFileSync(file, JSON.stringify({ workflow_run: run }));
  return { GITHUB_EVENT_PATH: file };
}

describe('the run that has ended', () => {
  const run = {
    id: 7,
    head_branch: 'b',
    head_sha: sha,
    conclusion: 'success',
    html_url: 'u',
    path: 'p.yml',
  };

  it('has its head', async () => {
    const env = ended({ ...run, head_repository: { full_name: 'a/b' } });
    const head = { repository: 'a/b', branch: 'b', sha };
    expect(await endedRun(env)).toEqual({
      head,
      conclusion: 'success',
      url: 'u',
      workflow: 'p.yml',
    });
    expect(await startingRun(env)).toBe('7');
  });

  it('has none if the fork was deleted', async () => {
    expect((await endedRun(ended({ ...run, head_repository: null }))).head).toBeUndefined();
  });

  it.each([
    ['a.yml', 'a.yml'],
    ['a.yml@main', 'a.yml'],
    ['a.yml@refs/heads/x@y', 'a.yml'],
    ['a.yml@b.yml', 'a.yml@b.yml'],
    ['a.yml@b.yaml', 'a.yml@b.yaml'],
  ])('names its workflow file: %s is %s', async (file, workflow) => {
    const env = ended({ ...run, head_repository: null, path: file });
    expect((await endedRun(env)).workflow).toBe(workflow);
  });

  it('is another event’s if it is not there', async () => {
    await expect(endedRun(ended(run))).rejects.toThrow('on: workflow_run');
    await expect(endedRun({})).rejects.toThrow('on: workflow_run');
    expect(await startingRun({})).toBeUndefined();
  });
});
