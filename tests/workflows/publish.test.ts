import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Registry } from '../../actions/src/registry/client.ts';
import { readReleases } from '../../actions/src/registry/ledger.ts';
import { publishedImage } from '../../actions/src/registry/published-image.ts';
import { promotionAt } from '../harness/promotion.ts';
import { startRegistry, type TestRegistry } from '../harness/registry.ts';
import type { StandIn } from '../harness/runner/types.ts';
import { logOf, resultsOf, startWorld, type World } from './support/world.ts';

let world: World;
let server: TestRegistry;
let registry: Registry;
const attested: string[] = [];
beforeAll(async () => {
  [world, server] = await Promise.all([startWorld(['cpu', 'gpu']), startRegistry()]);
  registry = promotionAt(server.host, 'owner/images').registry;
}, 60_000);
afterAll(async () => {
  await Promise.all([world.close(), server.close()]);
});

/** What actions/attest is told of; it signs with GitHub's own service. */
const attest: StandIn = async ({ inputs }) => {
  attested.push(inputs['subject-digest'] ?? '');
  return undefined;
};

const run = (name: string, inputs: Record<string, string> = {}) =>
  world.run(name, {
    event: { name: name === 'publish.yml' ? 'push' : 'workflow_dispatch', payload: {} },
    inputs,
    vars: {
      VSC_REGISTRY: server.host,
      VSC_REPOSITORY: 'owner/images',
      VSC_REGISTRY_LOGIN: 'password',
      VSC_REGISTRY_USER: 'somebody',
    },
    secrets: { VSC_REGISTRY_PASSWORD: 'a-secret-password' },
    standIns: { 'actions/attest': attest },
  });

const latest = async () => {
  const found = ['cpu-latest', 'gpu-latest'].map((tag) => publishedImage(registry, tag));
  return (await Promise.all(found)).map((image) => image?.digest);
};

it('a merge to main is published, promoted and written down, and a broken one is not', async () => {
  const first = await run('publish.yml');
  expect(resultsOf(first), logOf(first)).toEqual({
    'image cpu': 'success',
    'image gpu': 'success',
    promote: 'success',
  });
  const digests = await latest();
  expect(digests.every((digest) => digest !== undefined)).toBe(true);
  expect(new Set(attested)).toEqual(new Set(digests));
  expect(logOf(first)).not.toContain('a-secret-password');
  const [release] = await readReleases(registry);
  expect(release?.commit).toBe(await world.repository.git('rev-parse', 'main'));
  expect(release?.digests).toEqual({ cpu: digests[0], gpu: digests[1] });

  await world.repository.commit('Break the test of the image', {
    'runtime/tests/test_small.py': 'def test_small() -> None:\n    assert False\n',
  });
  const broken = await run('publish.yml');
  expect(resultsOf(broken), logOf(broken)).toEqual({
    'image cpu': 'failure',
    'image gpu': 'cancelled',
    promote: 'skipped',
  });
  expect(await latest()).toEqual(digests);
  expect(await readReleases(registry)).toHaveLength(1);
}, 900_000);

it('a roll back on demand moves both tags to an earlier release', async () => {
  const digests = await latest();
  await world.repository.commit('Mend it, with another runtime', {
    'runtime/tests/test_small.py': 'def test_small() -> None:\n    assert True\n',
  });
  const second = await run('publish.yml');
  expect(second.conclusion, logOf(second)).toBe('success');
  expect(await latest()).not.toEqual(digests);
  const back = await run('rollback.yml', { release: '1' });
  expect(back.conclusion, logOf(back)).toBe('success');
  expect(await latest()).toEqual(digests);
  expect(await readReleases(registry)).toHaveLength(3);
}, 900_000);
