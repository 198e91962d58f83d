import {
  type GitRepository,
  gitRepository,
  issueCommentEvent,
  issueEvent,
  type RestServer,
  startRestServer,
} from 'actions-testbed';
import { writeFile } from 'node:fs/promises';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { parseMarkdown, textOutsideCode } from '../../../../../tests/support/pages/markdown.ts';
import {
  temporaryRoot,
  type TemporaryRoot,
} from '../../../../../tests/support/repositories/temporary-root.ts';
import {
  CPU,
  environmentText,
  GPU,
  testCompetition,
} from '../../../../../tests/workflows/support/test-environment.ts';
import editCommand from '../edit-request/command.ts';
import { questionsFor } from '../edit-request/form.ts';
import command from './command.ts';

const LOCKS = ['cpu', 'gpu'].flatMap((variant) =>
  ['lock', 'lock.json', 'pip.lock'].map((kind) => `environment/${variant}.${kind}`),
);
const WORKFLOW = 'on:\n  workflow_dispatch:\njobs: {}\n';
const FROM = ['MEMBER'];

const MAIN = {
  'environment/competition.yml': testCompetition(['cpu', 'gpu']),
  [CPU]: environmentText(),
  [GPU]: environmentText(),
};

let repository: GitRepository;
let server: RestServer;
let at: TemporaryRoot;
beforeEach(async () => {
  repository = await gitRepository();
  await repository.commit('main', {
    ...MAIN,
    '.github/workflows/pull-request.yml': WORKFLOW,
  });
  server = await startRestServer('owner/repository', repository.root);
  at = await temporaryRoot();
  await at.write(MAIN);
});
afterEach(async () => {
  await server.close();
  await repository.remove();
});

function form(change: Readonly<Record<number, string>> = {}): string {
  const answers = ['extra', '1.0', 'PyPI', 'all images', 'I need **it**, @everyone.'];
  return questionsFor(['cpu', 'gpu'])
    .map((question, index) => {
      return `### ${question}\n\n${change[index] ?? answers[index]}`;
    })
    .join('\n\n');
}

/** An issue of the form, by somebody. */
function issue(body = form(), association = 'MEMBER') {
  server.store.issues.splice(0);
  const rest = { user: 'somebody', title: 'T', state: 'open', labels: ['package-request'] };
  server.store.issues.push({ number: 12, body, association, ...rest });
  return issueEvent(server.store, 12);
}

/** A comment on pull request 7, by somebody. */
async function comment(body = '/lock', association = 'MEMBER', fork?: string) {
  const { store } = server;
  await repository.git('switch', '--quiet', '--create', 'request');
  await repository.commit('ask', {
    [CPU]: environmentText(undefined, ['tool==1.0', 'extra==1.0']),
  });
  await repository.git('switch', '--quiet', 'main');
  const pull = { number: 7, title: 'T', base: 'main', head: 'request', user: 'somebody' };
  store.pulls.set(7, { ...pull, ...(fork !== undefined && { headRepository: fork }) });
  const now = new Date().toISOString();
  const times = { created_at: now, updated_at: now };
  store.comments.push({ id: 99, issue: 7, user: 'somebody', body, association, ...times });
  return issueCommentEvent(store, 99);
}

/** Runs both commands for an event; in between are locks, as the job between makes them. */
async function answer(event: { payload: object }, { failed = false } = {}) {
  const file = at.path('event.json');
  await writeFile(file, JSON.stringify(event.payload));
  const env = {
    GITHUB_EVENT_PATH: file,
    GITHUB_REPOSITORY: 'owner/repository',
    GITHUB_API_URL: server.url,
    GITHUB_REF: 'refs/heads/main',
    GITHUB_SHA: await repository.git('rev-parse', 'main'),
    GITHUB_SERVER_URL: 'https://github.com',
    GITHUB_RUN_ID: '5',
  };
  const reading = server.issueToken({ contents: 'read', 'pull-requests': 'read' });
  const before = { ...at.ports, env: { ...env, GITHUB_TOKEN: reading } };
  const edited = await editCommand.run({ from: FROM }, before);
  await at.write(Object.fromEntries(LOCKS.map((name) => [`made/${name}`, `${name}\n`])));
  await at.write({ 'made/locks.patch': '--- a\n+++ b\n' });
  // The next job has a checkout of its own.
  await at.write(MAIN);
  const writing = server.issueToken({
    contents: 'write',
    'pull-requests': 'write',
    issues: 'write',
    actions: 'write',
  });
  const ports = { ...at.ports, env: { ...env, GITHUB_TOKEN: writing } };
  const inputs = { from: FROM, folder: at.path('made'), failed, checks: ['pull-request.yml'] };
  const answered = await command.run(inputs, ports);
  return { edited: edited.outputs.outcome, ...answered.outputs };
}

const told = (number: number) =>
  server.store.comments.filter((one) => one.issue === number && one.user.endsWith('[bot]'));
const changed = async (branch: string) =>
  (await repository.git('diff', '--name-only', 'main', branch)).split('\n');

describe('a filled-in form', () => {
  it('becomes a pull request of one commit, with one line in each file and the locks', async () => {
    expect(await answer(issue())).toEqual({
      edited: 'edited',
      outcome: 'proposed',
      pullRequest: 1,
    });
    const branch = 'package-request/12';
    expect(await changed(branch)).toEqual([...LOCKS, CPU, GPU].toSorted());
    expect(await repository.git('rev-list', '--count', `main..${branch}`)).toBe('1');
    const lines = await repository.git('diff', '--unified=0', 'main', branch, '--', CPU);
    expect(lines.split('\n').filter((line) => /^[-+] /.test(line))).toEqual([
      '+      - extra==1.0',
    ]);
    expect(server.store.pull(1)).toMatchObject({ title: 'Add extra==1.0', head: branch });
    expect(server.store.pull(1).body).toContain('Closes #12.');
    expect(server.store.dispatches).toMatchObject([
      { workflow: '.github/workflows/pull-request.yml', ref: branch },
    ]);
    expect(told(12)).toHaveLength(1);
    expect(told(12)[0]?.body).toContain('It is #1.');
  });

  it('is brought up to date after an edit, and starts its checks once for each change', async () => {
    await answer(issue());
    await answer(issue());
    expect(server.store.dispatches).toHaveLength(1);
    await answer(issue(form({ 3: 'cpu only' })));
    expect(server.store.pulls.size).toBe(1);
    expect(await changed('package-request/12')).not.toContain(GPU);
    expect(server.store.dispatches).toHaveLength(2);
    expect(told(12)).toHaveLength(1);
  });

  it('quotes the reason as text, and mentions nobody', async () => {
    await answer(issue(form({ 4: '@everyone <script>x</script>\n```\n# heading' })));
    const body = server.store.pull(1).body ?? '';
    // All of it stands in a block of code, which mentions nobody and is no Markdown.
    expect(textOutsideCode(parseMarkdown(body))).not.toMatch(/everyone|heading|script/);
  });

  it.each([
    ['can not be read', form({ 0: '$(curl evil)' }), /Package is .* and not a name such as timm/],
    ['asks for what is there', form({ 0: 'tool' }), /has it already, on line \d+/],
  ])('that %s is answered with the reason', async (_what, body, reason) => {
    expect(await answer(issue(body))).toMatchObject({ edited: 'refused', outcome: 'told' });
    expect(told(12)[0]?.body).toMatch(reason);
    expect(server.store.pulls.size).toBe(0);
  });

  it('that can not be locked is answered with the run', async () => {
    expect(await answer(issue(), { failed: true })).toMatchObject({ outcome: 'told' });
    expect(told(12)[0]?.body).toContain('actions/runs/5');
    expect(server.store.pulls.size).toBe(0);
  });

  it('of somebody who may not ask does nothing', async () => {
    expect(await answer(issue(form(), 'NONE'))).toMatchObject({
      edited: 'ignored',
      outcome: 'ignored',
    });
    expect(server.store.comments).toEqual([]);
  });
});

describe('/lock', () => {
  it('puts one commit of locks on a branch of the repository, and starts its checks', async () => {
    const event = await comment();
    const before = await repository.git('rev-parse', 'request');
    expect(await answer(event)).toMatchObject({ edited: 'edited', outcome: 'committed' });
    expect(await repository.git('rev-parse', 'request~')).toBe(before);
    const names = await repository.git('diff', '--name-only', before, 'request');
    expect(names.split('\n')).toEqual(LOCKS.toSorted());
    expect(server.store.dispatches).toMatchObject([{ ref: 'request' }]);
    expect(await answer(event)).toMatchObject({ outcome: 'told' });
    expect(server.store.dispatches).toHaveLength(1);
  });

  it('gives a fork the patch and the command, and writes nothing', async () => {
    const event = await comment('/lock', 'MEMBER', 'stranger/fork');
    const before = await repository.git('rev-parse', 'request');
    expect(await answer(event)).toMatchObject({ edited: 'edited', outcome: 'told' });
    expect(await repository.git('rev-parse', 'request')).toBe(before);
    expect(told(7)[0]?.body).toContain('npx vsc lock');
    expect(told(7)[0]?.body).toContain('+++ b');
  });

  it.each([
    ['/lock please', 'MEMBER'],
    ['say /lock', 'MEMBER'],
    ['/lock\n/lock', 'MEMBER'],
    ['/lock', 'NONE'],
    ['/lock', 'FIRST_TIME_CONTRIBUTOR'],
  ])('is not %j of a %s', async (body, association) => {
    const event = await comment(body, association);
    expect(await answer(event)).toMatchObject({ edited: 'ignored', outcome: 'ignored' });
    expect(server.store.dispatches).toEqual([]);
  });

  it.each([
    [
      'a link',
      async () =>
        void (await repository.git(
          'update-index',
          '--add',
          '--cacheinfo',
          `120000,${await repository.git('hash-object', '-w', CPU)},${CPU}`,
        )),
    ],
    ['no environment file', async () => writeFile(`${repository.root}/${CPU}`, 'a: &x [*x]\n')],
    ['too large', async () => writeFile(`${repository.root}/${CPU}`, '#'.repeat(60_000))],
    ['gone', async () => void (await repository.git('rm', '--quiet', CPU))],
  ])('refuses a pull request whose file is %s', async (what, spoil) => {
    const event = await comment();
    await repository.git('switch', '--quiet', 'request');
    await spoil();
    const all = what === 'a link' || what === 'gone' ? [] : ['--all'];
    await repository.git('commit', '--quiet', ...all, '--message', 'spoil');
    await repository.git('reset', '--quiet', '--hard');
    await repository.git('switch', '--quiet', 'main');
    expect(await answer(event)).toMatchObject({ edited: 'refused', outcome: 'told' });
    expect(told(7)[0]?.body).toContain(CPU);
    expect(server.store.dispatches).toEqual([]);
  });
});
