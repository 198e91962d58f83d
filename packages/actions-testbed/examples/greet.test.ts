import { gitRepository, pullRequestEvent, runWorkflow, startRestServer } from 'actions-testbed';
import { cp } from 'node:fs/promises';
import path from 'node:path';
import { expect, it } from 'vitest';

it('greets the author of a pull request', async () => {
  // A real git repository with two branches, and GitHub's API for it.
  const repository = await gitRepository();
  for (const part of ['.github', 'greet']) {
    const target = path.join(repository.root, part);
    await cp(path.join(import.meta.dirname, part), target, { recursive: true });
  }
  const sha = await repository.commit('The action and its workflow');
  await repository.git('branch', 'feature');
  const github = await startRestServer('owner/repository', repository.root);
  const pull = { number: 1, title: 'Feature', base: 'main', head: 'feature', user: 'octocat' };
  github.store.pulls.set(1, pull);

  const { conclusion, jobs } = await runWorkflow({
    source: repository.root,
    workflow: '.github/workflows/greet.yml',
    event: await pullRequestEvent(github.store, 1),
    github: { sha, api_url: github.url },
    issueToken: (permissions) => github.issueToken(permissions),
  });

  expect(conclusion, jobs[0]?.log).toBe('success');
  expect(jobs[0]?.outputs['comment']).toContain('/owner/repository/pull/1#issuecomment-');
  expect(github.store.comments).toMatchObject([{ issue: 1, body: 'Thank you, octocat!' }]);
  await github.close();
  await repository.remove();
});
