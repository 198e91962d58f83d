import { dispatchEvent, issueEvent } from 'actions-testbed';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { QUESTIONS } from '../../actions/src/commands/request/edit-request/form.ts';
import { CPU, GPU } from './support/test-environment.ts';
import { logOf, resultsOf, startWorld, type World } from './support/world.ts';

let world: World;
beforeAll(async () => {
  world = await startWorld(['cpu', 'gpu'], { engine: false });
}, 120_000);
afterAll(() => world.close());

const LOCKS = ['cpu', 'gpu'].flatMap((variant) =>
  ['lock', 'lock.json', 'pip.lock'].map((kind) => `environment/${variant}.${kind}`),
);
const ANSWERS = ['extra', '1.0', 'PyPI', 'CPU and GPU images', 'My model needs it.'];

it('a form becomes a pull request whose checks run, without a clone', async () => {
  const { store } = world.rest;
  const body = QUESTIONS.map((question, at) => `### ${question}\n\n${ANSWERS[at]}`).join('\n\n');
  const issue = { number: 12, body, user: 'somebody', title: 'T', state: 'open' };
  store.issues.push({ ...issue, association: 'CONTRIBUTOR', labels: ['package-request'] });
  const made = await world.run('package-request-form.yml', { event: issueEvent(store, 12) });
  expect(resultsOf(made), logOf(made)).toEqual({ lock: 'success', answer: 'success' });
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
  expect(world.commentsOn(pull ?? 0).join('\n')).toContain('extra');
}, 600_000);
