import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type GitRepository, gitRepository } from '../src/git-repository.ts';
import { checkedEvent } from '../src/rest/description/event-schema.ts';
import {
  dispatchEvent,
  mergeGroupEvent,
  pullRequestEvent,
  pushEvent,
  recordRun,
  workflowRunEvent,
} from '../src/rest/events.ts';
import { type RestServer, startRestServer } from '../src/rest/server.ts';

const GROUP = 'gh-readonly-queue/main/pr-1-abc';
let repository: GitRepository;
let server: RestServer;
beforeAll(async () => {
  repository = await gitRepository();
  await repository.commit('first', { a: 'a' });
  await repository.git('switch', '--quiet', '--create', GROUP);
  await repository.commit('second', { b: 'b' });
  server = await startRestServer('owner/repository', repository.root);
  const pull = { title: 'T', base: 'main', head: GROUP, user: 'someone' };
  server.store.pulls.set(1, { number: 1, ...pull });
  server.store.pulls.set(2, { number: 2, ...pull, headRepository: 'stranger/fork' });
  server.store.pulls.set(3, { number: 3, ...pull, headRepository: null });
});
afterAll(async () => {
  await server.close();
  await repository.remove();
});

/** The event of a run that an event started. */
async function ended(event: Awaited<ReturnType<typeof pullRequestEvent | typeof pushEvent>>) {
  const result = { name: 'ci', conclusion: 'success', jobs: [], outputs: {} } as const;
  const options = { source: '', workflow: '.github/workflows/ci.yml', event };
  const github = { run_attempt: '2', sha: await repository.git('rev-parse', 'main') };
  return workflowRunEvent(
    server.store,
    await recordRun(server.store, { ...options, github }, result),
  );
}

// Each is checked when it is made: what GitHub's schema does not have is refused.
describe('the payload of', () => {
  it.each([
    ['a pull request', () => pullRequestEvent(server.store, 1)],
    ['a push to a pull request', () => pullRequestEvent(server.store, 1, 'synchronize')],
    ['a pull request of a fork', () => pullRequestEvent(server.store, 2, 'reopened')],
    ['a pull request of a fork that is gone', () => pullRequestEvent(server.store, 3, 'closed')],
    ['a push', () => pushEvent(server.store, GROUP)],
    ['the first push', () => pushEvent(server.store)],
    ['a dispatch', () => dispatchEvent(server.store, 'ci.yml', { fresh: 'true' })],
    ['a merge group', () => mergeGroupEvent(server.store, GROUP, 'main')],
    ['a run', async () => ended(await pushEvent(server.store))],
    ['a run of a fork that is gone', async () => ended(await pullRequestEvent(server.store, 3))],
  ])('%s is what GitHub describes', async (_, make) => {
    const { name, payload } = await make();
    expect(checkedEvent(name, payload)).toEqual({ name, payload });
    expect(payload.repository.full_name).toBe('owner/repository');
  });

  it.each([
    ['lacks a field', { ref: undefined }, "must have required property 'ref'"],
    ['has a field of its own', { branch: 'main' }, '"additionalProperty":"branch"'],
    ['has another type', { inputs: 'fresh' }, '/inputs must be object'],
  ])('one that %s is refused', (_, change, message) => {
    const { name, payload } = dispatchEvent(server.store, 'ci.yml');
    expect(() => checkedEvent(name, { ...payload, ...change })).toThrow(message);
  });

  it('an event that is not described here is refused', () => {
    expect(() => checkedEvent('gollum', {})).toThrow('github-webhooks.json lacks gollum');
    expect(() => checkedEvent('issues', { action: 'pinned' })).toThrow('lacks issues-pinned');
  });
});
