import type { GitRepository } from 'actions-testbed';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Ports } from '../../actions/src/ports.ts';
import { GitHistory } from '../../actions/src/registry/promotion/git-history.ts';
import { LEDGER_TAG, releaseTag } from '../../actions/src/registry/ledger/ledger.ts';
import { promote } from '../../actions/src/registry/promotion/promote.ts';
import { ALONE, promotionAt } from '../harness/registry/promotion.ts';
import { startRegistry, type TestRegistry } from '../harness/registry/registry.ts';
import { billOfMaterials } from '../../actions/src/image/contents/bill-of-materials.ts';
import { BILL_TYPE } from '../../actions/src/registry/promotion/image-packages.ts';
import { attach } from '../../actions/src/registry/client/referrers.ts';
import { rebuildTag } from '../../actions/src/registry/client/settings.ts';
import { putTestImage } from '../harness/registry/test-image.ts';
import { noise } from '../harness/registry/tiny-images.ts';
import { repositoryPorts } from '../support/repositories/repository-ports.ts';
import { settingsRepository } from '../support/repositories/settings-repository.ts';
import { isSoak } from '../support/soak.ts';
import { commandsOfPage, typeCommand } from '../support/pages/typed-commands.ts';

let server: TestRegistry;
let repository: GitRepository;
const commits: string[] = [];
beforeAll(async () => {
  server = await startRegistry({ inMemory: true });
  repository = await settingsRepository();
  for (const name of ['one', 'two', 'three', 'four']) {
    commits.push(await repository.commit(name, { 'runtime/file': name }));
  }
});
afterAll(async () => {
  await server.close();
  await repository.remove();
});

/** An incident: releases of some of four commits, numbered from 1, in a repository of its own. */
async function incident(name: string, ...positions: number[]) {
  const at = promotionAt(server.host, `drills/${name.toLowerCase().replaceAll(' ', '-')}`, {
    timing: ALONE,
  });
  const env = { VSC_REGISTRY: server.host, VSC_REPOSITORY: at.registry.repository };
  const ports: Ports = {
    ...repositoryPorts(),
    root: repository.root,
    env: { ...process.env, ...env, GITHUB_ACTOR: 'octocat' },
  };
  const history = new GitHistory(ports.exec, repository.root);
  const digests: string[] = [];
  for (const commit of commits) {
    for (const variant of ['cpu', 'gpu']) {
      const digest = await putTestImage(at.registry, variant, commit, { layers: [noise(5000)] });
      if (variant === 'cpu') digests.push(digest);
    }
  }
  for (const position of positions) {
    const commit = commits[position - 1] ?? '';
    await promote(at.context, { commit, variants: ['cpu', 'gpu'] }, history);
  }
  /** Types the page's commands in their order; no GitHub can be asked here. */
  const play = async () => {
    const started = performance.now();
    const shown: string[] = [];
    for (const line of await commandsOfPage('how-to/drills.md', name)) {
      const asked = line.includes(' rollback ') ? `${line} --no-attested` : line;
      const { text, failed } = await typeCommand(asked, ports);
      shown.push(`${failed ? 'FAILED ' : ''}${line}\n${text}`);
    }
    process.stderr.write(`${name}: ${((performance.now() - started) / 1000).toFixed(1)} s\n`);
    return shown;
  };
  const cpuLatest = async () =>
    digests.indexOf((await at.registry.resolve('cpu-latest')) ?? '') + 1;
  return { ...at, digests, history, play, cpuLatest };
}

const failedOnes = (shown: readonly string[]) => shown.filter((each) => each.startsWith('FAILED'));

it('A bad release', async () => {
  const { play, cpuLatest } = await incident('A bad release', 1, 2);
  const shown = await play();
  expect(failedOnes(shown)).toEqual([]);
  expect(shown).toHaveLength(5);
  expect(shown[2]).toContain('every submission fails since release 2');
  expect(shown[2]).toContain('octocat');
  expect(shown[4]).toContain('the hold of release 3 is lifted');
  expect(await cpuLatest()).toBe(1);
});

it.runIf(isSoak())('A lost ledger', async () => {
  const { play, cpuLatest, registry } = await incident('A lost ledger', 1, 2, 3);
  await registry.putManifest(LEDGER_TAG, await registry.manifestOf(releaseTag(1)));
  const [first = '', second, third] = await play();
  expect(first).toMatch(/^FAILED .*verify/);
  expect(first).toContain('leads to release 1');
  expect(second).toContain('The ledger is whole: 3 releases.');
  expect(third).toMatch(/\b3\b[^]*\b2\b[^]*\b1\b/);
  expect(await cpuLatest()).toBe(3);
});

it.runIf(isSoak())('A full registry', async () => {
  const { play, registry, digests } = await incident('A full registry', 1, 3);
  const [dry, wet, whole] = await play();
  expect(dry).toContain('2 of 8 commit tags would be removed, which would free');
  expect(wet).toContain('2 of 8 commit tags were removed');
  expect(whole).toContain('The ledger is whole: 2 releases.');
  expect(await registry.resolve(digests[1] ?? '')).toBeUndefined();
});

it.runIf(isSoak())('A leaked token', async () => {
  const { play, cpuLatest, registry, digests } = await incident('A leaked token', 1, 2, 3);
  await registry.putManifest('cpu-latest', await registry.manifestOf(digests[3] ?? ''));
  const shown = await play();
  expect(failedOnes(shown)).toEqual([]);
  expect(shown[0]).toContain('the latest tags were not those of the newest release');
  expect(await cpuLatest()).toBe(2);
});

it.runIf(isSoak())('A yanked base', async () => {
  const { play } = await incident('A yanked base', 1, 2);
  expect(await play()).toEqual([expect.stringContaining('The ledger is whole: 2 releases.')]);
});

it.runIf(isSoak())('A wrong variant', async () => {
  const { play, cpuLatest, digests } = await incident('A wrong variant', 1, 2);
  const shown = await play();
  expect(failedOnes(shown)).toEqual([]);
  expect(shown[0]).toContain(digests[1]?.slice(0, 19));
  expect(await cpuLatest()).toBe(1);
});

it.runIf(isSoak())('A security update', async () => {
  const { registry, context, history, play } = await incident('A security update');
  const commit = commits[0] ?? '';
  // As publish.yml pushes them: what is in an image hangs on it.
  const push = async (version: string, rebuild: boolean) => {
    for (const variant of ['cpu', 'gpu']) {
      const tag = rebuild ? { tag: rebuildTag(variant) } : {};
      const made = { build: version, inputs: 'sha256:a', ...tag };
      const id = await putTestImage(registry, variant, commit, made);
      const openssl = { kind: 'apt', name: 'openssl', version, size: 1, source: '' } as const;
      const text = billOfMaterials({ name: 'images', variant, id }, [openssl], undefined);
      const bytes = Buffer.from(text);
      await attach(registry, id, { mediaType: BILL_TYPE, bytes, title: `sbom-${variant}.json` });
    }
    await promote(context, { commit, variants: ['cpu', 'gpu'], rebuild }, history);
  };
  await push('3.0.14-1', false);
  await push('3.0.17-1', true);
  const shown = await play();
  expect(failedOnes(shown)).toEqual([]);
  expect(shown[0]).toMatch(/\b2\b.*latest.*openssl 3\.0\.14-1 -> 3\.0\.17-1[^]*\b1\b/);
  expect(shown[1]).toContain('rebuilt for updates of its packages');
  expect(shown[2]).toMatch(/openssl +3\.0\.14-1 +3\.0\.17-1/);
});
