import {
  gitRepository,
  type GitRepository,
  type RestServer,
  startRestServer,
} from 'actions-testbed';
import { mkdir, rename, symlink, truncate } from 'node:fs/promises';
import { afterEach, describe, expect, it } from 'vitest';
import { proposeChanges } from './propose-changes.ts';
import { temporaryRoot } from '../../../../../tests/support/repositories/temporary-root.ts';

const FILES = ['environment/a.lock', 'environment/b.lock'];
const [A = '', B = ''] = FILES;

let open: { server: RestServer; repository: GitRepository } | undefined;
afterEach(async () => {
  await open?.server.close();
  await open?.repository.remove();
  open = undefined;
});

async function onGitHub(
  permissions: Record<string, string> = { contents: 'write', 'pull-requests': 'write' },
) {
  const repository = await gitRepository();
  await repository.commit('first', { 'README.md': '# Here\n', [A]: 'a 1\n' });
  const server = await startRestServer('owner/repository', repository.root);
  open = { server, repository };
  const { path, write, ports } = await temporaryRoot();
  const env = {
    GITHUB_TOKEN: server.issueToken(permissions),
    GITHUB_REPOSITORY: 'owner/repository',
    GITHUB_API_URL: server.url,
  };
  await write({ 'made/body.md': 'What changes\n', [`made/${A}`]: 'a 1\n', [`made/${B}`]: 'ü 1\n' });
  const inputs = {
    folder: path('made'),
    files: FILES,
    branch: 'update',
    title: 'Update it',
    body: path('made/body.md'),
  };
  async function propose(more: Partial<Parameters<typeof proposeChanges>[0]> = {}) {
    const base = { branch: 'main', sha: await repository.git('rev-parse', 'main') };
    return proposeChanges({ ...inputs, base, ...more }, { ...ports, env });
  }
  return {
    server,
    repository,
    path,
    make: (files: Record<string, string | Uint8Array>) =>
      write(
        Object.fromEntries(Object.entries(files).map(([name, text]) => [`made/${name}`, text])),
      ),
    propose,
    written: () => server.requests.filter((line) => !line.startsWith('GET ')),
  };
}

describe('a proposal', () => {
  it('is one pull request with one commit, which holds the named files and no others', async () => {
    const { server, repository, make, propose } = await onGitHub();
    await make({ 'README.md': 'forged\n', '.github/workflows/evil.yml': 'on: push\n' });
    expect(await propose()).toEqual({ outcome: 'opened', pull: 1 });
    const changed = await repository.git('diff', '--name-status', 'main', 'update');
    expect(changed).toBe(`A\t${B}`);
    expect(await repository.git('show', `update:${B}`)).toBe('ü 1');
    expect(await repository.git('log', '--format=%s', 'main..update')).toBe('Update it');
    const pull = server.store.pull(1);
    expect(pull).toMatchObject({ title: 'Update it', base: 'main', head: 'update' });
    expect(pull.body).toMatch(/^What changes\n\n<sub>.*close and reopen/);
  });

  it('that is there already is left alone but for its text', async () => {
    const { server, repository, make, propose, written } = await onGitHub();
    await propose();
    const head = await repository.git('rev-parse', 'update');
    let before = written().length;
    expect(await propose()).toEqual({ outcome: 'unchanged', pull: 1 });
    expect(written().slice(before)).toEqual(['POST /git/trees 201']);
    before = written().length;
    await make({ 'body.md': 'Told otherwise\n' });
    expect(await propose()).toEqual({ outcome: 'updated', pull: 1 });
    expect(written().slice(before)).toEqual(['POST /git/trees 201', 'PATCH /pulls/1 200']);
    expect(await repository.git('rev-parse', 'update')).toBe(head);
    expect(server.store.pull(1).body).toContain('Told otherwise');
  });

  it('moves its branch with other files, and when main moves', async () => {
    const { server, repository, make, propose } = await onGitHub();
    await propose();
    await repository.git('branch', 'elsewhere');
    await make({ [B]: 'b 2\n' });
    expect(await propose()).toEqual({ outcome: 'updated', pull: 1 });
    expect(await repository.git('show', `update:${B}`)).toBe('b 2');
    await repository.commit('meanwhile', { 'other.md': 'x\n' });
    expect(await propose()).toEqual({ outcome: 'updated', pull: 1 });
    expect(await repository.git('log', '--format=%s', 'elsewhere..update')).toBe(
      'Update it\nmeanwhile',
    );
    expect(server.store.pulls.size).toBe(1);
  });

  it('is a new one after the last was closed', async () => {
    const { server, propose } = await onGitHub();
    await propose();
    server.store.pulls.set(1, { ...server.store.pull(1), state: 'closed' });
    expect(await propose()).toEqual({ outcome: 'opened', pull: 2 });
  });

  it('is none where main has the files', async () => {
    const { propose, written } = await onGitHub();
    expect(await propose({ files: [A] })).toEqual({ outcome: 'none', pull: undefined });
    expect(written()).toEqual(['POST /git/trees 201']);
  });

  it('is closed, with a word why, once main has the files', async () => {
    const { server, repository, propose, written } = await onGitHub();
    await propose();
    await repository.commit('the same', { [B]: 'ü 1\n' });
    const before = written().length;
    expect(await propose()).toEqual({ outcome: 'closed', pull: 1 });
    expect(written().slice(before)).toEqual([
      'POST /git/trees 201',
      'POST /issues/1/comments 201',
      'PATCH /pulls/1 200',
    ]);
    expect(server.store.pull(1).state).toBe('closed');
    expect(server.store.comments).toMatchObject([
      { body: expect.stringContaining('already') as string },
    ]);
    expect(await propose()).toEqual({ outcome: 'none', pull: undefined });
  });

  it('is not taken for that of a fork with the same branch', async () => {
    const { server, repository, propose } = await onGitHub();
    await repository.git('branch', 'update');
    const theirs = { title: 'T', base: 'main', head: 'update', user: 'somebody' };
    server.store.pulls.set(7, { ...theirs, number: 7, headRepository: 'owner/fork' });
    expect(await propose()).toEqual({ outcome: 'opened', pull: 8 });
    expect(server.store.pull(7).body).toBeUndefined();
  });
});

describe('checks', () => {
  it('are started on the branch once it is written, and not again for the same', async () => {
    const { server, repository, propose } = await onGitHub({
      contents: 'write',
      'pull-requests': 'write',
      actions: 'write',
    });
    const workflow = '.github/workflows/check.yml';
    const sha = await repository.commit('a workflow', {
      [workflow]: 'on:\n  workflow_dispatch:\n',
    });
    const inputs = { checks: ['check.yml'], base: { branch: 'main', sha } };
    expect(await propose(inputs)).toMatchObject({ outcome: 'opened' });
    expect(server.store.dispatches).toMatchObject([{ workflow, ref: 'update' }]);
    expect(await propose(inputs)).toMatchObject({ outcome: 'unchanged' });
    expect(server.store.dispatches).toHaveLength(1);
    const [pull] = server.store.pulls.values();
    expect(pull?.body).not.toContain('close and reopen');
  });
});

describe('what is proposed', () => {
  it.each<[string, (at: Awaited<ReturnType<typeof onGitHub>>) => Promise<unknown>, string]>([
    ['is missing', ({ path }) => rename(path('made', B), path('b')), 'does not exist'],
    ['is no text', ({ make }) => make({ [B]: Uint8Array.of(0xff) }), 'is not UTF-8 text'],
    ['is too large', ({ path }) => truncate(path('made', B), 1.1e7), 'has more than 10 MB'],
    [
      'is a link',
      async ({ path }) => {
        await rename(path('made', B), path('b'));
        await symlink(path('b'), path('made', B));
      },
      'is a link',
    ],
    [
      'lies behind a link',
      async ({ path }) => {
        await rename(path('made/environment'), path('elsewhere'));
        await symlink(path('elsewhere'), path('made/environment'));
      },
      'is a link',
    ],
    [
      'is a folder',
      async ({ path }) => {
        await rename(path('made', B), path('b'));
        await mkdir(path('made', B));
      },
      'is not a file',
    ],
  ])('is refused where a file %s, and nothing is written', async (_, spoil, message) => {
    const at = await onGitHub();
    await spoil(at);
    await expect(at.propose()).rejects.toMatchObject({
      name: 'UserError',
      message: expect.stringContaining(message) as string,
    });
    expect(at.server.requests).toEqual([]);
  });

  it('never lies outside of the folder', async () => {
    const { propose } = await onGitHub();
    await expect(propose({ files: ['../body.md'] })).rejects.toThrow('does not exist');
    await expect(propose({ files: [`../made/${B}`] })).rejects.toThrow('is a link');
  });

  it('has a text that GitHub takes', async () => {
    const { make, propose, server } = await onGitHub();
    await make({ 'body.md': 'x'.repeat(65_001) });
    await expect(propose()).rejects.toThrow('has more than 65000 characters');
    expect(server.requests).toEqual([]);
    await make({ 'body.md': 'x'.repeat(65_000) });
    expect(await propose()).toMatchObject({ outcome: 'opened' });
  });

  it('does not go to the branch that it comes from', async () => {
    const { propose, server } = await onGitHub();
    await expect(propose({ branch: 'main' })).rejects.toThrow("can't go from main to itself");
    expect(server.requests).toEqual([]);
  });
});

describe('a token that may not', () => {
  it.each([
    ['write', { contents: 'read', 'pull-requests': 'write' }, /write the branch.*contents: write/],
    ['open pull requests', { contents: 'write' }, /open a pull request.*pull-requests: write/],
    ['close them', { contents: 'write' }, /close the pull request.*pull-requests: write/, [A]],
  ])('%s is told with one message', async (_, permissions, message, files = FILES) => {
    const { server, propose } = await onGitHub(permissions);
    server.store.pulls.set(1, { number: 1, title: 'T', base: 'main', head: 'update', user: 'x' });
    await expect(propose({ files })).rejects.toMatchObject({
      name: 'UserError',
      message: expect.stringMatching(message) as string,
    });
  });

  it('open pull requests by the settings is told which', async () => {
    const { server, propose } = await onGitHub();
    const refusal = 'GitHub Actions is not permitted to create or approve pull requests.';
    server.fail({ of: 'POST /pulls', status: 403, message: refusal });
    await expect(propose()).rejects.toThrow(/the setting "Allow GitHub Actions.*not permitted/);
  });
});
