import { rm } from 'node:fs/promises';
import { afterAll, describe, expect, it } from 'vitest';
import { job, only, runText, workflowFolder } from './run-text.ts';

const source = await workflowFolder();
afterAll(() => rm(source, { recursive: true }));

const permissions =
  '    permissions: { contents: read, pull-requests: write, id-token: write }\n' +
  '    env: { ALL: "${{ secrets.S }}-${{ vars.V }}-${{ github.token }}" }\n';
const text = job('      - run: echo "has $ALL"\n', permissions);

/** What a job that asks for much gets, if a pull request of `head` started it. */
async function rights(name: string, head: unknown, actor = 'someone') {
  const asked: object[] = [];
  const repo = { full_name: 'owner/repository' };
  const run = await runText(source, text, {
    event: { name, payload: { pull_request: { head: { repo: head }, base: { repo } } } },
    github: { actor },
    secrets: { S: 'secret' },
    vars: { V: 'variable' },
    issueToken: (permissions_) => {
      asked.push(permissions_);
      return '';
    },
  });
  return { asked: asked[0], log: only(run).log };
}

const all = { contents: 'read', 'pull-requests': 'write', 'id-token': 'write' };

describe('the rights of a pull request', () => {
  it.each([
    ['of the repository', 'pull_request', { full_name: 'owner/repository' }, undefined],
    ['of a fork, with the rights of main', 'pull_request_target', { full_name: 'o/f' }, undefined],
  ])('%s are what the workflow asks for', async (_, name, head, actor) => {
    const { asked, log } = await rights(name, head, actor);
    expect(asked).toEqual(all);
    expect(log).toContain('has ***-variable-');
  });

  it.each([
    ['of a fork', { full_name: 'o/f' }, undefined],
    ['of a fork that is gone', null, undefined],
  ])('%s are read-only, without secrets and variables', async (_, head, actor) => {
    const { asked, log } = await rights('pull_request', head, actor);
    expect(asked).toEqual({ contents: 'read', 'pull-requests': 'read' });
    expect(log).toContain('has --');
  });

  it('of Dependabot are those that the workflow asks for, without secrets', async () => {
    const repository = { full_name: 'owner/repository' };
    const { asked, log } = await rights('pull_request', repository, 'dependabot[bot]');
    expect(asked).toEqual(all);
    expect(log).toContain('has -variable-');
  });
});
