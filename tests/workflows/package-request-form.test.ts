import { dispatchEvent, issueCommentEvent, issueEvent } from 'actions-testbed';
import { existsSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { questionsFor } from '../../actions/src/commands/request/edit-request/form.ts';
import { share } from '../support/soak.ts';
import { expectClean } from './support/expect-clean.ts';
import { stubAction } from './support/stub-action.ts';
import { both, CONDA, CPU, environmentText, GPU, PIP } from './support/test-environment.ts';
import { logOf, resultsOf, startWorld, type World } from './support/world.ts';

let world: World;
beforeAll(async () => {
  world = await startWorld(['cpu', 'gpu'], { engine: false });
  // What takes minutes of a container engine: request-to-release.test.ts runs it.
  await world.repository.commit('Images that are there', {
    ...stubAction('build-image', { 'image-id': 'an-id' }),
    ...stubAction('test-image', { 'image-id': 'an-id' }),
    ...stubAction('smoke-test'),
  });
}, 120_000);
afterAll(() => world.close());

const LOCKS = ['cpu', 'gpu'].flatMap((variant) =>
  ['lock', 'lock.json', 'pip.lock'].map((kind) => `environment/${variant}.${kind}`),
);
const FORM = 'package-request-form.yml';
const QUESTIONS = questionsFor(['cpu', 'gpu']);
const ANSWERS = ['extra', '1.0', 'PyPI', 'all images', 'My model needs it.'];

/** A file that no input may get made. */
const OWNED = '/tmp/vsc-owned-by-a-form';
const EVIL = '[x](https://evil.example) ![x](https://evil.example/x.png) <img src=x> @everyone #1';

/** Somebody fills in the form. */
async function ask(number: number, answers: readonly string[], title = 'T') {
  const { store } = world.rest;
  const body = QUESTIONS.map((question, at) => `### ${question}\n\n${answers[at]}`).join('\n\n');
  const issue = { number, body, user: 'somebody', title, state: 'open' };
  store.issues.push({ ...issue, association: 'CONTRIBUTOR', labels: ['package-request'] });
  return world.run(FORM, { event: issueEvent(store, number) });
}

/** Somebody comments on a pull request. */
async function comment(id: number, issue: number, body = '/lock', from = '') {
  const { store } = world.rest;
  const now = new Date().toISOString();
  const by = { user: 'somebody', association: 'MEMBER' };
  store.comments.push({ id, issue, body, ...by, created_at: now, updated_at: now });
  const vars = { VSC_REQUESTS_FROM: from };
  return world.run(FORM, { event: issueCommentEvent(store, id), vars });
}

const answersTo = (number: number) =>
  world.rest.store.comments.filter(({ issue, user }) => issue === number && user.endsWith('[bot]'));

it('turns a form into a pull request whose checks run, without a clone', async () => {
  const { store } = world.rest;
  // Title and reason are anybody's text, and don't stand in the way of a right request.
  const title = `::error::forged ${EVIL} $(touch ${OWNED}) \${{ github.token }}`;
  const made = await ask(12, ANSWERS.with(4, `${EVIL}\n\n### Version\n\n9.9`), title);
  expect(resultsOf(made), logOf(made)).toEqual({ lock: 'success', answer: 'success' });
  for (const { summary } of made.jobs) expectClean(summary);
  const branch = 'package-request/12';
  const changed = await world.repository.git('diff', '--name-only', 'main', branch);
  expect(changed.split('\n')).toEqual([...LOCKS, CPU, GPU].toSorted());
  expect(await world.repository.git('show', `${branch}:environment/cpu.pip.lock`)).toContain(
    'extra==1.0',
  );

  // GitHub starts these on the branch; nothing else would, for a workflow has pushed it.
  const [started, ...others] = store.dispatches;
  expect(others.map(({ workflow }) => workflow)).toEqual(['.github/workflows/ci.yml']);
  expect(started).toMatchObject({ workflow: '.github/workflows/pull-request.yml', ref: branch });
  const checked = await world.run('pull-request.yml', {
    event: dispatchEvent(store, '.github/workflows/pull-request.yml', {}, { branch }),
    github: { ref: `refs/heads/${branch}`, sha: started?.sha },
  });
  expect(resultsOf(checked), logOf(checked)).toMatchObject({ validate: 'success' });
  expect(logOf(checked)).toContain('extra==1.0');

  const told = await world.tell(store.runs.at(-1));
  expect(told.conclusion, logOf(told)).toBe('success');
  const [pull] = store.pulls.keys();
  expect(store.pull(pull ?? 0).title).toBe('Add extra==1.0');
  expectClean(store.pull(pull ?? 0).body ?? '');
  expect(world.commentsOn(pull ?? 0).join('\n')).toContain('extra');
  expect(existsSync(OWNED)).toBe(false);
}, 600_000);

describe('/lock', () => {
  const asked = both(environmentText(CONDA, ['extra==1.0', ...PIP]));

  it('adds the locks to a branch of ours in one commit, and starts its checks', async () => {
    await world.push(21, asked, { branch: 'ours' });
    const before = await world.repository.git('rev-parse', 'ours');
    const locked = await comment(910, 21);
    expect(resultsOf(locked), logOf(locked)).toEqual({ lock: 'success', answer: 'success' });
    expect(await world.repository.git('rev-parse', 'ours~')).toBe(before);
    const names = await world.repository.git('diff', '--name-only', before, 'ours');
    expect(names.split('\n')).toEqual(LOCKS.toSorted());
    expect(await world.repository.git('show', 'ours:environment/gpu.pip.lock')).toContain(
      'extra==1.0',
    );
    const started = world.rest.store.dispatches.filter(({ ref }) => ref === 'ours');
    expect(started).toHaveLength(2);
    expect(answersTo(21)).toHaveLength(1);
    for (const { summary } of locked.jobs) expectClean(summary);
  }, 600_000);

  it("gives a fork's branch the patch and the command, and writes nothing", async () => {
    await world.push(22, asked, { branch: 'theirs', fork: 'stranger/fork' });
    const before = await world.repository.git('rev-parse', 'theirs');
    const locked = await comment(911, 22);
    expect(resultsOf(locked), logOf(locked)).toEqual({ lock: 'success', answer: 'success' });
    expect(await world.repository.git('rev-parse', 'theirs')).toBe(before);
    expect(world.rest.store.dispatches.filter(({ ref }) => ref === 'theirs')).toEqual([]);
    const [answer] = answersTo(22);
    expect(answer?.body).toContain('npx vsc lock');
    expect(answer?.body).toContain('+++ b/environment/cpu.lock');
    expectClean(answer?.body ?? '');
  }, 600_000);

  it.each([
    ['with more behind it is no command', `/lock; touch ${OWNED}`, ''],
    ['is for those alone whom the repository names', '/lock', 'OWNER\nCOLLABORATOR'],
  ])('%s', async (_what, body, from) => {
    const ignored = await comment(from === '' ? 912 : 913, 22, body, from);
    expect(resultsOf(ignored), logOf(ignored)).toEqual({ lock: 'success', answer: 'skipped' });
    expect(answersTo(22)).toHaveLength(1);
    expect(existsSync(OWNED)).toBe(false);
  });
});

/** What an outsider can write into the form: a title, the five answers, and what the refusal names. */
type Row = readonly [string, string, string, string, string, string];
const ROWS: readonly Row[] = [
  ['::error::forged title', 'extra\n      - evil==1', '1.0', 'PyPI', 'cpu only', '::error::forged'],
  [EVIL, EVIL, EVIL, EVIL, EVIL, EVIL],
  [
    `$(touch ${OWNED})`,
    `$(touch ${OWNED})`,
    `1.0; touch ${OWNED}`,
    'PyPI',
    `\`touch ${OWNED}\``,
    `"; touch ${OWNED}; "`,
  ],
  [
    '${{ secrets.GITHUB_TOKEN }}',
    '${{ github.token }}',
    '1.0',
    '${{ github.token }}',
    'cpu only',
    '${{ toJSON(github) }}',
  ],
  [
    'a\u202Ereversed\u001B[31m',
    'extra\u202E',
    '1.0\u200B',
    'PyPI',
    'cpu only',
    '\u001B[2J\u001B]0;title\u0007',
  ],
  [
    '!!python/object/apply:os.system [id]',
    '!!python/object/apply:os.system [id]',
    '&a [*a]',
    '__proto__',
    'constructor',
    '{__proto__: {polluted: true}}',
  ],
  [
    'x'.repeat(256),
    'x'.repeat(5000),
    '1'.repeat(5000),
    'PyPI'.repeat(50),
    'cpu only',
    'x'.repeat(15_000),
  ],
  [
    '<!-- vsc-request -->',
    '../../.github/workflows/ci.yml',
    '1.0/../..',
    'https://evil.example/channel',
    'cpu only',
    '```\n### Package\n\nextra\n\n### Version\n\n1.0',
  ],
];

describe('a form whose texts are hostile', () => {
  it.each(
    share(
      ROWS.map((row, at) => [40 + at, row] as const),
      ROWS.length,
    ),
  )(
    'is refused in one comment, and does nothing else: #%i',
    async (number, [title, ...answers]) => {
      const pulls = world.rest.store.pulls.size;
      const started = world.rest.store.dispatches.length;
      const ended = await ask(number, answers, title);
      expect(resultsOf(ended), logOf(ended)).toEqual({ lock: 'success', answer: 'success' });
      const told = answersTo(number);
      expect(told).toHaveLength(1);
      expectClean(told[0]?.body ?? '');
      expect(told[0]?.body).toMatch(/Package|Version/);
      for (const { summary } of ended.jobs) expectClean(summary);
      const annotations = ended.jobs.flatMap((job) => job.annotations);
      expect(annotations.filter(({ message }) => message.startsWith('forged'))).toEqual([]);
      expect(world.rest.store.pulls.size).toBe(pulls);
      expect(world.rest.store.dispatches).toHaveLength(started);
      const branches = await world.repository.git('branch', '--list', `package-request/${number}`);
      expect(branches).toBe('');
      expect(existsSync(OWNED)).toBe(false);
      expect(Object.hasOwn(Object.prototype, 'polluted')).toBe(false);
    },
    120_000,
  );

  it('is tried with forty such texts and more', () => {
    expect(ROWS.flat().length).toBeGreaterThan(40);
  });
});
