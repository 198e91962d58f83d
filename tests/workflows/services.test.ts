import { OUTAGES, startResultsService } from 'actions-testbed';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { share } from '../support/soak.ts';
import { both, CONDA, environmentText, PIP } from './support/test-environment.ts';
import { type Checked, logOf, resultsOf, startWorld, type World } from './support/world.ts';

const MERGEABLE = both(environmentText(CONDA, ['extra==1.0', ...PIP]));
const BLOCKED = both(environmentText(CONDA.with(1, 'nunpy=1.23.4'), PIP));
// One for each outage, so that they can be checked side by side.
const CASES = share(OUTAGES, 2).map((outage, index) => ({ ...outage, number: 10 + index }));
const LAST = 20;

let world: World;
let [mergeable, blocked]: ReturnType<typeof verdict>[] = [];
beforeAll(async () => {
  // The lite image is not made of the environment files: nothing is built, whatever can be merged.
  world = await startWorld(['lite'], { engine: false });
  for (const number of [1, 2, 3, ...CASES.map((one) => one.number)]) {
    await world.push(number, MERGEABLE);
  }
  await world.push(LAST, BLOCKED);
  mergeable = verdict(await world.check(1));
  blocked = verdict(await world.check(LAST));
}, 120_000);
afterAll(() => world.close());

/** What has to be the same, whatever is out of order. */
function verdict({ run, comments }: Checked) {
  const [job] = run.jobs;
  const errors = job?.annotations.filter(({ level }) => level === 'error');
  // The comment names the run and the commit.
  const told = comments.map((text) =>
    text.replace(/runs\/\d+/, '').replaceAll(/[0-9a-f]{40}/g, ''),
  );
  return { results: resultsOf(run), outputs: job?.outputs, errors, summary: job?.summary, told };
}

const warnings = ({ run }: Checked) =>
  run.jobs.flatMap(({ annotations }) =>
    annotations.filter(({ level }) => level === 'warning').map(({ message }) => message),
  );
const WARNING = /Failed to (?:restore|save)|the channels were not .* the cache: /;

/** What a job's summary says of its steps until the upload. */
const beforeUpload = (summary = '') => summary.split(/^## .*Upload reports$/m)[0];

describe('the check of the environment files', () => {
  it('passes and blocks if every service works', () => {
    expect(mergeable?.results).toMatchObject({ validate: 'success', image: 'skipped' });
    expect(blocked?.results).toMatchObject({ validate: 'failure', image: 'skipped' });
  });

  it.concurrent('uses the cache without a word', async () => {
    const service = await startResultsService(world.rest.store.artifacts);
    const checked = await world.check(2, { services: service.variables });
    await service.close();
    expect(verdict(checked), logOf(checked.run)).toEqual(mergeable);
    expect(warnings(checked)).toEqual([]);
    expect(service.requests).toContain('CacheService/FinalizeCacheEntryUpload');
  });

  it.concurrent.each(CASES)(
    'gives the same result with a cache that is $name, and warns',
    async ({ number, ...outage }) => {
      const service = await startResultsService(world.rest.store.artifacts);
      service.fail({ ...outage, service: 'cache' });
      const checked = await world.check(number, { services: service.variables });
      await service.close();
      expect(verdict(checked), logOf(checked.run)).toEqual(mergeable);
      expect(warnings(checked).join('\n')).toMatch(WARNING);
    },
  );

  it('gives the same result if it blocks, too', async () => {
    const service = await startResultsService(world.rest.store.artifacts);
    service.fail({ of: 'calls', service: 'cache', drop: true });
    const checked = await world.check(LAST, { services: service.variables });
    await service.close();
    expect(verdict(checked), logOf(checked.run)).toEqual(blocked);
    expect(warnings(checked).join('\n')).toMatch(WARNING);
  });

  it('gives the same result if the report cannot be uploaded, and the comment reports that', async () => {
    const service = await startResultsService();
    service.fail({ of: 'calls', service: 'artifacts', status: 403 });
    const { run, comments } = await world.check(3, { services: service.variables });
    await service.close();
    const [job] = run.jobs;
    expect(resultsOf(run), logOf(run)).toEqual(mergeable?.results);
    expect(job?.outputs).toEqual(mergeable?.outputs);
    expect(beforeUpload(job?.summary)).toEqual(beforeUpload(mergeable?.summary));
    expect(job?.annotations[0]?.message).toMatch(
      /^GitHub does not let us upload the artifact report-environment: .*403/,
    );
    expect(comments).toEqual([expect.stringContaining('## ⚠️ ')]);
    expect(comments[0]).toContain('But the report of the run is missing, although the run passed.');
  });
});
