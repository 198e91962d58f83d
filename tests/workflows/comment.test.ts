/** What comment.yml says after pull-request.yml, with the real artifact client and without an image. */
import { type WorkflowRun, zipOf } from 'actions-testbed';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { makePypi } from '../pypi/make-pypi.ts';
import { imageArtifact } from './support/reports-of-images.ts';
import { both, CONDA, environmentText, PIP } from './support/test-environment.ts';
import { type Checked, logOf, resultsOf, startWorld, type World } from './support/world.ts';

const MERGEABLE = both(environmentText(CONDA, ['extra==1.0', ...PIP]));
const BLOCKED = both(environmentText(CONDA.with(1, 'nunpy=1.23.4'), PIP));
const PYPI = { tool: { '1.0': {} }, extra: { '1.0': {} } };

let world: World;
/** Two requests that several tests look at, so that each is run once: #1 can't be merged, #2 can. */
let blocked: Checked;
let mergeable: Checked;
beforeAll(async () => {
  world = await startWorld(['lite'], { engine: false });
  blocked = await checked(1, BLOCKED);
  mergeable = await checked(2, MERGEABLE);
}, 120_000);
afterAll(() => world.close());

/** Opens a pull request, or pushes to it, and runs both workflows. */
async function checked(number: number, files: Readonly<Record<string, string>>) {
  await world.push(number, files);
  return world.check(number);
}

/** Runs comment.yml as if the job `image` of a run had left these reports; they are gone after the test. */
async function tellWith(
  { id, attempt, ...ended }: WorkflowRun,
  images: Readonly<Record<string, Promise<Buffer>>>,
) {
  const { artifacts } = world.rest.store;
  for (const [name, zip] of Object.entries(images)) {
    const put = artifacts.put(String(id), `report-${name}`, await zip, attempt);
    onTestFinished(() => artifacts.remove(put.id));
  }
  return world.tell({ id, attempt, ...ended });
}

describe('the comment on a pull request', () => {
  it('says what is wrong if the environment report is the only artifact', () => {
    const { run, ended, comment, comments } = blocked;
    expect(resultsOf(run), logOf(run)).toMatchObject({ validate: 'failure', image: 'skipped' });
    const names = world.rest.store.artifacts.ofRun(String(ended.id)).map(({ name }) => name);
    expect(names).toEqual(['report-environment']);
    expect(resultsOf(comment), logOf(comment)).toEqual({ comment: 'success' });
    expect(comments).toHaveLength(1);
    expect(comments[0]).toContain('did you mean `numpy=1.23.4`');
  });

  it('says the same and more if there are five artifacts', async () => {
    const told = await tellWith(mergeable.ended, {
      'image-cpu': imageArtifact('cpu'),
      'image-gpu': imageArtifact('gpu'),
      'image-lite': imageArtifact('lite'),
      other: zipOf([{ name: 'a', content: 'a' }]),
    });
    expect(logOf(told)).toMatch(/report-environment\nreport-image-cpu\nreport-image-gpu\n/);
    const [text = ''] = world.commentsOn(2);
    expect(text).toContain('## ✅ ');
    expect(text).toMatch(
      /Its run reports that the cpu, gpu and lite images were built, tested and tried/,
    );
  });

  it('is that of the newest attempt', async () => {
    world.channels.files['simple'] = makePypi({ ...PYPI, extra: { '1.0': { yanked: 'gone' } } });
    const first = await checked(3, MERGEABLE);
    expect(first.comments[0]).toContain('## ❌ ');
    world.channels.files['simple'] = makePypi(PYPI);
    const again = { run_id: String(first.ended.id), run_attempt: '2' };
    const { run, comment, comments } = await world.check(3, { github: again });
    expect(run.conclusion, logOf(run)).toBe('success');
    expect(world.rest.store.artifacts.ofRun(again.run_id)).toHaveLength(2);
    expect(comment.conclusion, logOf(comment)).toBe('success');
    expect(comments).toEqual([expect.stringContaining('## ✅ ')]);
  });

  it('is no longer green if the newest run timed out', async () => {
    const { comments } = await checked(5, MERGEABLE);
    expect(comments).toEqual([expect.stringContaining('## ✅ ')]);
    await world.push(5, { 'README.md': '# Newer\n' });
    const late = await world.check(5, { minuteMs: 10 });
    // The last jobs may run out of time as well.
    expect(late.run.conclusion, logOf(late.run)).toMatch(/^(?:failure|cancelled)$/);
    expect(logOf(late.run)).toContain('exceeded the maximum execution time');
    expect(resultsOf(late.comment), logOf(late.comment)).toEqual({ comment: 'success' });
    expect(late.comments).toEqual([expect.stringContaining('## ⚠️ ')]);
    expect(late.comments[0]).toMatch(/But the run (?:did not finish|was cancelled or ran out)/);
  });

  it('is not written if the fork was deleted, and nothing turns red', async () => {
    await world.push(6, BLOCKED, { fork: 'stranger/fork', branch: 'theirs' });
    const { ended, comments } = await world.check(6);
    expect(comments).toHaveLength(1);
    const pull = world.rest.store.pull(6);
    world.rest.store.pulls.set(6, { ...pull, headRepository: null });
    const told = await world.tell({ ...ended, repository: null });
    expect(told.conclusion, logOf(told)).toBe('success');
    expect(logOf(told)).toContain('the fork was deleted: there is nobody to tell');
    expect(world.commentsOn(6)).toEqual(comments);
  });

  it('is not written for a run that waits for approval', async () => {
    const before = world.rest.requests.length;
    const told = await world.tell({ ...mergeable.ended, conclusion: 'action_required' });
    expect(resultsOf(told)).toEqual({ comment: 'skipped' });
    expect(world.rest.requests).toHaveLength(before);
  });

  it('is the same on a draft, for Dependabot, and under a title of emoji and markup', async () => {
    const title = '🎉 **bold** <b>@everyone</b> ](http://evil.example) `code` ::warning::x';
    await world.push(13, MERGEABLE, { title, draft: true });
    const { run, comments } = await world.check(13, { github: { actor: 'dependabot[bot]' } });
    expect(resultsOf(run), logOf(run)).toMatchObject({
      validate: 'success',
      'package-request': 'success',
    });
    expect(comments).toEqual([expect.stringContaining('## ✅ What this pull request changes')]);
    for (const part of ['🎉', 'bold', 'everyone', 'evil', 'warning']) {
      expect(comments[0]).not.toContain(part);
    }
  });

  it('ignores a workflow that only has the same name', async () => {
    const before = world.commentsOn(1);
    const path = '.github/workflows/pull-request.yml@evil.yml';
    const told = await world.tell({ ...blocked.ended, path, conclusion: 'success' });
    expect(logOf(told)).toContain('a run of another workflow file: it does not count');
    expect(world.commentsOn(1)).toEqual(before);
  });

  it.each([
    ['checks', imageArtifact('cpu', { checks: [] }), 'It was not tested'],
    ['runs', imageArtifact('cpu', { runs: [] }), 'No submission was tried in it'],
  ])('never counts an image without %s as passed', async (_, artifact, why) => {
    await tellWith(mergeable.ended, { 'image-cpu': artifact });
    const [text = ''] = world.commentsOn(2);
    expect(text).not.toContain('✅');
    expect(text).toContain('But the cpu image did not pass');
    expect(text).toContain(why);
  });

  it('is made from the rest if an artifact is hostile, which the log says in one line', async () => {
    world.rest.store.comments.length = 0;
    const escape = zipOf([{ name: '../../../escape', content: 'x' }]);
    const told = await tellWith(blocked.ended, { 'image-cpu': escape });
    expect(told.conclusion, logOf(told)).toBe('success');
    const messages = told.jobs[0]?.annotations.map(({ message }) => message);
    const refused = 'the artifact report-image-cpu has an entry with a path that is not allowed';
    expect(messages?.[0]?.split('\n')[0]).toBe(refused);
    expect(world.commentsOn(1)[0]).toContain('did you mean `numpy=1.23.4`');
  });

  it('no longer says what an earlier run found if a run that passed left no report', async () => {
    const { ended } = mergeable;
    for (const { id } of world.rest.store.artifacts.ofRun(String(ended.id))) {
      world.rest.store.artifacts.remove(id);
    }
    await world.tell(ended);
    expect(world.commentsOn(2)).toEqual([
      expect.stringContaining('the report of the run is missing'),
    ]);
  });

  it('is not from a run that a newer push has overtaken, cancelled or not', async () => {
    const { ended } = blocked;
    const comments = world.commentsOn(1);
    await world.push(1, { 'README.md': '# Newer\n' });
    for (const conclusion of ['failure', 'cancelled'] as const) {
      const late = await world.tell({ ...ended, conclusion });
      expect(logOf(late)).toContain('no open pull request has this head');
      expect(late.conclusion).toBe('success');
    }
    expect(world.commentsOn(1)).toEqual(comments);
  });
});
