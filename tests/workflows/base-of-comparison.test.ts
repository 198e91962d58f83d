/** What a request is compared with, if main went on after its last push: not the changes of others. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { makeChannel } from '../channels/make-channel.ts';
import { makePypi } from '../pypi/make-pypi.ts';
import { science } from '../solving/harness.ts';
import { both, CONDA, environmentText, PIP } from './support/test-environment.ts';
import { logOf, resultsOf, startWorld, type World } from './support/world.ts';

const EXTRA = both(environmentText(CONDA, ['extra==1.0', ...PIP]));

let world: World;
beforeAll(async () => {
  world = await startWorld(['cpu', 'gpu'], { engine: false });
  await world.push(1, { 'CONTRIBUTING.md': '# More\n' });
  await world.push(2, { 'environment/notes.md': '# Notes\n' });
  await world.meanwhile(EXTRA);
}, 60_000);
afterAll(() => world.close());

describe("a colleague's change on main", () => {
  it('is recorded by GitHub as later than the request', async () => {
    const [first, base] = await Promise.all(
      ['refs/pull/1/merge^1', world.rest.store.pull(1).baseSha ?? ''].map((name) =>
        world.repository.git('rev-parse', name),
      ),
    );
    expect(first).toBe(await world.repository.git('rev-parse', 'main'));
    expect(first).not.toBe(base);
  });

  it('builds nothing for a request that changes no environment', async () => {
    const { run, comments } = await world.check(1);
    expect(resultsOf(run), logOf(run)).toMatchObject({ validate: 'success', image: 'skipped' });
    expect(logOf(run)).not.toContain('extra==1.0');
    expect(comments).toEqual([]);
  });

  it('is not listed for a request that changes another environment file', async () => {
    world.channels.files['main'] = makeChannel(science);
    world.channels.files['simple'] = makePypi({ tool: { '1.0': {} }, extra: { '1.0': {} } });
    const { run } = await world.check(2);
    expect(resultsOf(run), logOf(run)).toMatchObject({ validate: 'success' });
    expect(run.jobs[0]?.summary).toContain('No entry of `environment/environment-cpu.yml` changes');
    expect(run.jobs[0]?.summary).not.toContain('extra==1.0');
  });

  it('is not compared in the merge queue either', async () => {
    const run = await world.queue(1);
    expect(resultsOf(run), logOf(run)).toMatchObject({ validate: 'success', image: 'skipped' });
    expect(run.jobs[0]?.summary).not.toContain('extra==1.0');
  });
});
