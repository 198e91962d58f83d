import { type GitRepository, gitRepository, pushEvent, startRestServer } from 'actions-testbed';
import { cp } from 'node:fs/promises';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { logOf } from './support/world.ts';
import { runLogged } from './support/run-logged.ts';

const root = path.resolve(import.meta.dirname, '../..');
const ACTION = '.github/actions/checkout';
const steps = (depth: string) => `on: push
jobs:
  look:
    permissions: { contents: read }
    steps:
      - uses: $/${ACTION}
        ${depth}
      - run: |
          echo "file $(cat file)"
          echo "commits $(git rev-list --count HEAD)"
          echo "branches $(git branch --remotes --format '%(refname:short)' | tr '\\n' ' ')"
          echo "kept $(git config --local --list | grep -icE 'extraheader|credential|token')"
`;

let repository: GitRepository;
let sha = '';
beforeAll(async () => {
  repository = await gitRepository();
  await cp(path.join(root, ACTION), path.join(repository.root, ACTION), { recursive: true });
  await repository.commit('first', {
    'one.yml': steps(''),
    'all.yml': steps('with: { depth: 0 }'),
  });
  sha = await repository.commit('second', { file: 'second' });
  await repository.git('branch', 'other');
  await repository.commit('third', { file: 'third' });
});
afterAll(() => repository.remove());

async function look(workflow: string, isPrivate = false) {
  const rest = await startRestServer('owner/repository', repository.root, { isPrivate });
  const tokens: string[] = [];
  const result = await runLogged({
    source: repository.root,
    workflow,
    event: await pushEvent(rest.store),
    github: { sha },
    env: rest.git,
    issueToken(permissions) {
      tokens.push(rest.issueToken(permissions));
      return tokens.at(-1) ?? '';
    },
  });
  await rest.close();
  expect(result.conclusion, logOf(result)).toBe('success');
  return logOf(result);
}

describe('the checkout', () => {
  it('brings the commit of the run, wherever its branch is now', async () => {
    expect(await look('one.yml')).toContain('file second\ncommits 1\nbranches \nkept 0');
  });

  it('brings the whole history and every branch on request', async () => {
    expect(await look('all.yml')).toMatch(/file second\ncommits 2\nbranches .*origin\/other/);
  });

  it("reads a private repository with the job's token, and stores it nowhere", async () => {
    expect(await look('one.yml', true)).toContain('file second\ncommits 1\nbranches \nkept 0');
  });
});
