import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type GitRepository, gitRepository } from '../src/git-repository.ts';
import { parseChanges } from '../src/rest/resources/changed-files.ts';
import { type RestServer, startRestServer } from '../src/rest/server.ts';
import { callApi } from '../src/rest/call-api.ts';

const NAME = 'owner/repository';
let repository: GitRepository;
let server: RestServer;
beforeAll(async () => {
  repository = await gitRepository();
  const text = Array.from({ length: 20 }, (_, line) => `line ${line}\n`).join('');
  await repository.commit('base', {
    'keep.md': text,
    'old name.md': text.repeat(2),
    'gone.md': 'x\n',
  });
  await repository.git('switch', '--quiet', '--create', 'request');
  await repository.git('mv', 'old name.md', 'new\tname.md');
  await repository.git('rm', '--quiet', 'gone.md');
  await repository.commit('change', { 'keep.md': `${text}more\n`, 'a/ü.bin': '\0' });
  await repository.git('switch', '--quiet', 'main');
  // What main has meanwhile is not part of the pull request.
  await repository.commit('meanwhile', { 'other.md': 'other\n' });
  server = await startRestServer(NAME, repository.root);
  server.store.pulls.set(7, {
    number: 7,
    title: 'T',
    base: 'main',
    head: 'request',
    user: 'someone',
  });
});
afterAll(async () => {
  await server.close();
  await repository.remove();
});

const call = (method: string, path: string, body?: unknown, token?: string) =>
  callApi(server.url, NAME, { method, path, body, token });
const writer = () =>
  server.issueToken({ 'pull-requests': 'write', checks: 'write', issues: 'write' });

describe('the files of a pull request', () => {
  it('are those that git lists, whatever their names', async () => {
    const { data } = await call('GET', '/pulls/7/files');
    const rows = (data as unknown as Record<string, unknown>[]).map((file) => [
      file['filename'],
      file['status'],
      file['additions'],
      file['deletions'],
      file['previous_filename'],
    ]);
    expect(rows).toEqual([
      ['a/ü.bin', 'added', 0, 0, undefined],
      ['gone.md', 'removed', 0, 1, undefined],
      ['keep.md', 'modified', 1, 0, undefined],
      ['new\tname.md', 'renamed', 0, 0, 'old name.md'],
    ]);
  });

  it('come in pages that link to each other', async () => {
    const first = await call('GET', '/pulls/7/files?per_page=3');
    expect(first.data).toHaveLength(3);
    const next = /<([^>]+)>; rel="next"/.exec(first.link ?? '')?.[1] ?? '';
    const second = await call('GET', next);
    expect(second.data).toHaveLength(1);
    expect(second.link).not.toContain('rel="next"');
    expect(second.link).toContain('rel="prev"');
  });

  it('are none if nothing changed', () => {
    expect(parseChanges('')).toEqual([]);
  });
});

describe('pull requests', () => {
  it('show both commits, and who owns the head', async () => {
    const { data } = await call('GET', '/pulls/7');
    expect(data).toMatchObject({
      number: 7,
      base: { ref: 'main', sha: await repository.git('rev-parse', 'main') },
      head: { sha: await repository.git('rev-parse', 'request'), repo: { fork: false } },
    });
    const sha = await repository.git('rev-parse', 'request');
    expect((await call('GET', `/commits/${sha}/pulls`)).data).toMatchObject([{ number: 7 }]);
    expect((await call('GET', '/pulls?head=owner:request')).data).toHaveLength(1);
    expect((await call('GET', '/pulls?head=other:request')).data).toHaveLength(0);
  });
});

describe('comments', () => {
  it('are written, changed, listed and removed', async () => {
    const token = writer();
    const { status, data } = await call('POST', '/issues/7/comments', { body: 'one' }, token);
    expect(status).toBe(201);
    const user = { login: 'github-actions[bot]', type: 'Bot' };
    expect(data).toMatchObject({ body: 'one', user });
    const id = String(data['id']);
    expect(
      (await call('PATCH', `/issues/comments/${id}`, { body: 'two' }, token)).data['body'],
    ).toBe('two');
    expect((await call('GET', '/issues/7/comments')).data).toMatchObject([{ body: 'two' }]);
    expect((await call('DELETE', `/issues/comments/${id}`, undefined, token)).status).toBe(204);
    expect(server.store.comments).toEqual([]);
  });
});

describe('issues', () => {
  it('are opened, found by label and closed', async () => {
    const token = writer();
    const { data } = await call('POST', '/issues', { title: 'T', labels: ['weekly'] }, token);
    expect((await call('GET', '/issues?labels=weekly')).data).toMatchObject([{ title: 'T' }]);
    const path = `/issues/${String(data['number'])}`;
    await call('PATCH', path, { state: 'closed' }, token);
    expect((await call('GET', '/issues?labels=weekly')).data).toEqual([]);
    const other = '/issues?state=all&creator=somebody';
    expect((await call('GET', other)).data).toEqual([]);
    expect((await call('GET', other.replace('somebody', 'github-actions[bot]'))).data).toHaveLength(
      1,
    );
    await call('PATCH', path, { state: 'open' }, token);
    expect((await call('POST', `${path}/labels`, { labels: ['more'] }, token)).data).toMatchObject([
      { name: 'weekly' },
      { name: 'more' },
    ]);
    expect((await call('GET', path)).data).toMatchObject({ state: 'open', closed_at: null });
  });
});

const output = (count: number) => ({
  title: 'T',
  summary: '',
  annotations: Array.from({ length: count }, (_, index) => ({
    path: 'a.yml',
    start_line: index + 1,
    end_line: index + 1,
    annotation_level: 'notice',
    message: 'text',
  })),
});

describe('check runs', () => {
  it('take up to 50 annotations in a request', async () => {
    const token = writer();
    const { data } = await call(
      'POST',
      '/check-runs',
      { name: 'n', head_sha: 'main', output: output(50) },
      token,
    );
    const path = `/check-runs/${String(data['id'])}`;
    const more = await call('PATCH', path, { conclusion: 'success', output: output(1) }, token);
    expect(more.data).toMatchObject({ status: 'completed', output: { annotations_count: 51 } });
    expect((await call('PATCH', path, { output: output(51) }, token)).status).toBe(422);
  });
});

const reader = () => server.issueToken({ 'pull-requests': 'read' });

describe('refusals', () => {
  it.each([
    ['an unknown token', 'GET', '/pulls/7', undefined, () => 'nonsense', 401, 'Bad credentials'],
    [
      'writing without a token',
      'POST',
      '/issues/7/comments',
      { body: 'x' },
      () => undefined,
      401,
      'Requires authentication',
    ],
    [
      'writing with a token that reads',
      'POST',
      '/issues/7/comments',
      { body: 'x' },
      reader,
      403,
      'Resource not accessible by integration',
    ],
    [
      'reading with a token for something else',
      'GET',
      '/pulls/7',
      undefined,
      () => server.issueToken({}),
      403,
      'Resource not accessible by integration',
    ],
    [
      'a long comment',
      'POST',
      '/issues/7/comments',
      { body: 'x'.repeat(65_537) },
      writer,
      422,
      'Validation Failed',
    ],
    [
      'an empty comment',
      'POST',
      '/issues/7/comments',
      { body: ' ' },
      writer,
      422,
      'Validation Failed',
    ],
    [
      'a comment without a body',
      'POST',
      '/issues/7/comments',
      {},
      writer,
      422,
      'Invalid request.\n\n"body" wasn\'t supplied.',
    ],
    ['broken JSON', 'POST', '/issues/7/comments', '{', writer, 400, 'Problems parsing JSON'],
    ['an unknown pull request', 'GET', '/pulls/8', undefined, writer, 404, 'Not Found'],
    ['an unknown path', 'GET', '/nothing', undefined, writer, 404, 'Not Found'],
    ['another repository', 'GET', 'http', undefined, writer, 404, 'Not Found'],
  ])('of %s', async (_, method, path, body, token, status, message) => {
    const at = path === 'http' ? `${server.url}/repos/owner/other` : path;
    const reply = await call(method, at, body, token());
    expect([reply.status, reply.data['message']]).toEqual([status, message]);
  });

  it('let the longest comment through', async () => {
    const { status } = await call(
      'POST',
      '/issues/7/comments',
      { body: 'x'.repeat(65_536) },
      writer(),
    );
    expect(status).toBe(201);
  });
});

const envelope = (text: string) => ({
  mediaType: 'application/vnd.dev.sigstore.bundle.v0.3+json',
  dsseEnvelope: { payload: Buffer.from(text).toString('base64') },
});

describe('an attestation', () => {
  const subject = [{ name: 'image', digest: { sha256: 'ab' } }];
  const bundle = envelope(JSON.stringify({ subject, predicateType: 'p', predicate: {} }));

  it('is kept with what it states', async () => {
    const token = server.issueToken({ attestations: 'write' });
    const { status, data } = await call('POST', '/attestations', { bundle }, token);
    expect(status).toBe(201);
    expect(server.store.attestations).toEqual([
      { id: data['id'], bundle, statement: { subject, predicateType: 'p', predicate: {} } },
    ]);
  });

  it("is found by its subject's digest, as a bundle or as a link to one", async () => {
    const [stored] = server.store.attestations;
    const token = server.issueToken({ attestations: 'read' });
    const of = (digest: string) => call('GET', `/attestations/sha256:${digest}`, undefined, token);
    expect((await of('ab')).data).toEqual({ attestations: [{ repository_id: 1, bundle }] });
    Object.assign(stored!, { address: 'https://storage.example/1' });
    expect((await of('ab')).data).toEqual({
      attestations: [{ repository_id: 1, bundle_url: 'https://storage.example/1' }],
    });
    expect(await of('cd')).toMatchObject({ status: 404 });
  });

  it('needs a permission of its own and a statement with a subject', async () => {
    expect(await call('POST', '/attestations', { bundle }, writer())).toMatchObject({
      status: 403,
    });
    const token = server.issueToken({ attestations: 'write' });
    for (const text of ['', '{}']) {
      const asked = await call('POST', '/attestations', { bundle: envelope(text) }, token);
      expect(asked).toMatchObject({ status: 422 });
    }
    expect(server.store.attestations).toHaveLength(1);
  });
});
