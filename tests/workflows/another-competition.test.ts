import { issueEvent, workflowRunEvent } from 'actions-testbed';
import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { questionsFor } from '../../actions/src/commands/request/edit-request/form.ts';
import { REGISTRY_LOGIN, startRegistry, type TestRegistry } from '../harness/registry/registry.ts';
import { type OtherCompetition, otherCompetition, songs } from './support/other-competition.ts';
import { secretsOfPage } from './support/reuse-page.ts';
import { stubAction } from './support/stub-action.ts';
import { logOf, resultsOf } from './support/world.ts';

// Another name, another image, one variant with another file name, and nothing of ours in its files.
describe('another competition', () => {
  let other: OtherCompetition;
  let server: TestRegistry;
  let open: TestRegistry;
  beforeAll(async () => {
    [other, server, open] = await Promise.all([
      otherCompetition(() => ({})),
      startRegistry({ inMemory: true, login: true }),
      startRegistry({ inMemory: true }),
    ]);
    // Images are built by another-competition-release.test.ts.
    for (const name of ['build-image', 'test-image', 'smoke-test']) {
      for (const [file, text] of Object.entries(stubAction(name))) {
        await writeFile(path.join(other.called, file), text);
      }
    }
  }, 60_000);
  afterAll(() => Promise.all([other.close(), server.close(), open.close()]));

  it('checks a request by the called workflow, and reports it in its own comment', async () => {
    const wrong = songs(['numpy=1.23.4', 'numpie=1.0', 'python=3.9.13']);
    const { checked, told, comments } = await other.request(1, { 'environment/songs.yml': wrong });
    expect(resultsOf(checked), logOf(checked)).toMatchObject({ 'call / validate': 'failure' });
    expect(told.conclusion, logOf(told)).toBe('success');
    expect(comments).toHaveLength(1);
    expect(comments[0]).toContain('environment/songs.yml');
    expect(comments[0]).toContain('numpie');
    expect(comments[0]).not.toMatch(/cpu|gpu|meta-vsc/i);
  });

  it('builds nothing for a change that affects no image', async () => {
    const { checked, comments } = await other.request(2, { 'README.md': '# Songs of birds\n' });
    expect(resultsOf(checked), logOf(checked)).toMatchObject({
      'call / validate': 'success',
      'call / image': 'skipped',
    });
    expect(comments).toEqual([]);
  });

  it('is refused if its workflow grants fewer rights than the called one needs', async () => {
    const { repository, rest } = other;
    const file = path.join(repository.root, '.github/workflows/comment.yml');
    const text = await readFile(file, 'utf8');
    await writeFile(file, text.replace('pull-requests: write', 'pull-requests: read'));
    const ended = rest.store.runs.findLast(({ event }) => event === 'pull_request')!;
    await expect(
      other.run('comment.yml', { event: await workflowRunEvent(rest.store, ended) }),
    ).rejects.toThrow('asks for pull-requests: write, but call allows pull-requests: read');
    await writeFile(file, text);
  });

  const LOCKS = ['lock', 'lock.json', 'pip.lock'].map((kind) => `environment/songs.${kind}`);
  const changed = async (branch: string) =>
    (await other.repository.git('diff', '--name-only', 'main', branch)).split('\n');

  it('gets its locks proposed, and its own checks started on them', async () => {
    const run = await other.run('update-locks.yml');
    expect(resultsOf(run), logOf(run)).toEqual({
      'call / lock': 'success',
      'call / propose': 'success',
    });
    expect(await changed('update-locks')).toEqual(LOCKS);
    expect(other.rest.store.dispatches.splice(0)).toMatchObject([
      { workflow: '.github/workflows/pull-request.yml', ref: 'update-locks' },
    ]);
  });

  it('gets a pull request from its form, which does not ask for variants', async () => {
    const { store } = other.rest;
    const answers = ['numba', '0.56.3', 'conda-forge', 'It sings.'];
    const body = questionsFor(['songs']).map((question, at) => `### ${question}\n\n${answers[at]}`);
    const issue = {
      number: 12,
      body: body.join('\n\n'),
      user: 'somebody',
      title: 'T',
      state: 'open',
    };
    store.issues.push({ ...issue, association: 'MEMBER', labels: ['package-request'] });
    const run = await other.run('package-request-form.yml', { event: issueEvent(store, 12) });
    expect(resultsOf(run), logOf(run)).toEqual({
      'call / lock': 'success',
      'call / answer': 'success',
    });
    const branch = 'package-request/12';
    expect(await changed(branch)).toEqual([...LOCKS, 'environment/songs.yml'].toSorted());
    expect(store.dispatches.splice(0)).toMatchObject([{ ref: branch }]);
  });

  it('is checked each week', async () => {
    const run = await other.run('weekly.yml', { vars: { VSC_REGISTRY: open.host } });
    expect(resultsOf(run), logOf(run)).toEqual({
      'call / solve': 'success',
      'call / image songs': 'success',
      'call / releases': 'success',
      'call / tell': 'success',
    });
    expect(other.rest.store.issues.filter(({ labels }) => labels.includes('weekly-check'))).toEqual(
      [],
    );
  });

  it('gets only the secrets that it passes, as the page says', async () => {
    const options = {
      inputs: { release: '9', reason: 'It breaks every song.' },
      vars: {
        VSC_REGISTRY: server.host,
        VSC_REGISTRY_LOGIN: 'password',
        VSC_REGISTRY_USER: REGISTRY_LOGIN.username,
        VSC_ATTEST: 'false',
      },
      secrets: { VSC_REGISTRY_PASSWORD: REGISTRY_LOGIN.password },
    };
    expect(logOf(await other.run('rollback.yml', options))).toContain(
      'set VSC_REGISTRY_USER and VSC_REGISTRY_PASSWORD',
    );
    const file = path.join(other.repository.root, '.github/workflows/rollback.yml');
    const text = await readFile(file, 'utf8');
    await writeFile(file, text + (await secretsOfPage()).replaceAll(/^/gm, '    '));
    expect(logOf(await other.run('rollback.yml', options))).toContain('there is no release');
    await writeFile(file, text);
  });
});
