import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { makeChannel } from '../channels/make-channel.ts';
import { makePypi } from '../pypi/make-pypi.ts';
import { science } from '../solving/harness.ts';
import { isSoak } from '../support/soak.ts';
import { logOf, resultsOf, startWorld, type World } from './support/world.ts';

const DOCKERFILE = 'runtime/Dockerfile';

describe('the weekly check', () => {
  let world: World;
  let dockerfile: string;
  beforeAll(async () => {
    world = await startWorld(['cpu', 'gpu']);
    dockerfile = await readFile(path.join(world.repository.root, DOCKERFILE), 'utf8');
  }, 60_000);
  afterAll(() => world.close());
  const broken = () =>
    world.rest.store.issues.filter(({ labels }) => labels.includes('weekly-check'));

  it('opens an issue when the builds break, and lists the lines that are behind in another', async () => {
    const later = { name: 'numpy', version: '1.23.6', timestamp: Date.UTC(2024, 5, 1) };
    world.channels.files['main'] = makeChannel([...science, later]);
    await world.repository.commit('Break the builds', {
      [DOCKERFILE]: `${dockerfile}\nNOSUCHINSTRUCTION\n`,
    });
    const run = await world.run('weekly.yml', {});
    expect(resultsOf(run), logOf(run)).toEqual({
      solve: 'success',
      'image cpu': 'failure',
      'image gpu': 'failure',
      releases: 'success',
      tell: 'success',
    });
    const [issue, ...others] = broken();
    expect(others).toEqual([]);
    expect(issue).toMatchObject({ state: 'open', labels: ['weekly-check'] });
    expect(issue?.body).toContain('NOSUCHINSTRUCTION');
    expect(issue?.body).toMatch(/CPU.*[^]*GPU/);
    // Nobody was asked for advisories: that is another issue.
    const labels = world.rest.store.issues.flatMap((each) => each.labels);
    expect(labels.toSorted()).toEqual(['later-releases', 'weekly-check']);
    const behind = world.rest.store.issues.find((each) => each.labels.includes('later-releases'));
    expect(behind?.body).toMatch(/numpy.* 1\.23\.4 .*CPU, GPU.* 1\.23\.6 .*2024-06-01/);
  }, 120_000);

  it.runIf(isSoak())(
    'brings the same issue up to date when a package is yanked as well',
    async () => {
      const releases = { '1.0': { yanked: 'it deletes files' } };
      world.channels.files['simple'] = makePypi({ tool: releases, extra: { '1.0': {} } });
      const run = await world.run('weekly.yml', {});
      expect(resultsOf(run), logOf(run)).toMatchObject({ solve: 'failure', tell: 'success' });
      expect(broken()).toHaveLength(1);
      expect(broken()[0]?.body).toContain('it deletes files');
      expect(broken()[0]?.body).toContain('NOSUCHINSTRUCTION');
    },
    120_000,
  );

  // Builds both images without a cache, which takes three minutes.
  it.runIf(process.env['VSC_TEST_WEEKLY'])(
    'closes the issue in a week in which all is well',
    async () => {
      world.channels.files['simple'] = makePypi({ tool: { '1.0': {} }, extra: { '1.0': {} } });
      await world.repository.commit('Mend the builds', { [DOCKERFILE]: dockerfile });
      const run = await world.run('weekly.yml', {});
      expect(resultsOf(run), logOf(run)).toEqual({
        solve: 'success',
        'image cpu': 'success',
        'image gpu': 'success',
        releases: 'success',
        tell: 'success',
      });
      expect(broken()).toMatchObject([{ state: 'closed' }]);
    },
    600_000,
  );
});
