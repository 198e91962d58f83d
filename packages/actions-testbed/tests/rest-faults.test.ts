import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type GitRepository, gitRepository } from '../src/git-repository.ts';
import { secondaryRateLimit } from '../src/rest/faults.ts';
import { type RestServer, startRestServer } from '../src/rest/server.ts';
import { callApi } from '../src/rest/call-api.ts';

const NAME = 'owner/repository';
const COMMENTS = '/issues/1/comments';
let repository: GitRepository;
let server: RestServer;
let token = '';
beforeEach(async () => {
  repository = await gitRepository();
  await repository.commit('base');
  server = await startRestServer(NAME, repository.root);
  const pull = { number: 1, title: 'T', base: 'main', head: 'main', user: 'someone' };
  server.store.pulls.set(1, pull);
  token = server.issueToken({ 'pull-requests': 'write' });
});
afterEach(async () => {
  await server.close();
  await repository.remove();
});

const get = (path: string) => callApi(server.url, NAME, { path, token });
const comment = (body: object = { body: 'text' }) =>
  callApi(server.url, NAME, { method: 'POST', path: COMMENTS, body, token });

/** What was wrong; the server would throw it when it closes. */
const violations = async () => {
  await expect(server.close()).rejects.toThrow(server.violations.join('\n'));
  const found = server.violations.splice(0);
  server = await startRestServer(NAME, repository.root);
  return found;
};

describe("what doesn't fit GitHub's description", () => {
  it('is a field or query parameter that GitHub would ignore', async () => {
    const { status, data } = await comment({ body: 'text', bodi: 'text' });
    expect([status, data['message']]).toEqual([
      500,
      'no field bodi in the body of POST /repos/{owner}/{repo}/issues/{issue_number}/comments',
    ]);
    expect(server.store.comments).toEqual([]);
    await get('/pulls?stat=open');
    expect((await violations())[1]).toBe('no stat in the query of GET /repos/{owner}/{repo}/pulls');
  });

  it('is also an answer of this server', async () => {
    server.store.pulls.set(1, { ...server.store.pull(1), state: 'ajar' as 'open' });
    const { status, data } = await get('/pulls/1');
    expect(status).toBe(500);
    expect(data['message']).toContain('pulls/{pull_number} is not GitHub');
    expect(await violations()).toEqual([
      expect.stringContaining("'properties/state', the value must be equal to one of the allowed"),
    ]);
  });

  it('is a body of the wrong type, which GitHub itself refuses', async () => {
    const { status, data } = await comment({ body: 1 });
    expect([status, data['message']]).toEqual([
      422,
      "Invalid request.\n\nFor 'properties/body', the value must be string.",
    ]);
  });
});

describe('faults', () => {
  it('break the given number of requests to a route, and no more', async () => {
    server.fail({ of: 'POST /issues/{issue_number}/comments', status: 502, times: 2 });
    expect((await get(COMMENTS)).status).toBe(200);
    const statuses = [await comment(), await comment(), await comment()].map(
      ({ status }) => status,
    );
    expect(statuses).toEqual([502, 502, 201]);
    expect(server.store.comments).toHaveLength(1);
  });

  it('say when to try again', async () => {
    server.fail({ ...secondaryRateLimit(7), times: 1 });
    const { status, data, headers } = await comment();
    expect([status, headers.get('retry-after')]).toEqual([403, '7']);
    expect(data['message']).toContain('secondary rate limit');
    server.fail({ status: 429, headers: { 'retry-after': '1' } });
    expect((await comment()).status).toBe(429);
    server.fail(undefined);
    expect((await comment()).status).toBe(201);
  });

  it('cut the connection before the request is carried out, or after', async () => {
    server.fail({ drop: 'before', times: 1 });
    await expect(comment()).rejects.toThrow('fetch failed');
    expect(server.store.comments).toHaveLength(0);
    server.fail({ drop: 'after', times: 1 });
    await expect(comment()).rejects.toThrow('fetch failed');
    expect(server.store.comments).toHaveLength(1);
    expect(server.requests.slice(-1)).toEqual([`POST ${COMMENTS} dropped`]);
  });

  it('keep a client waiting, which may give up', async () => {
    server.fail({ delayMs: 60_000 });
    const signal = AbortSignal.timeout(50);
    await expect(fetch(`${server.url}/repos/${NAME}/pulls`, { signal })).rejects.toThrow('timeout');
  });
});
