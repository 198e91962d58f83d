import { dispatchEvent, type RestServer, startRestServer } from 'actions-testbed';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { exec } from '../../actions/src/entrypoints/exec.ts';
import type { Registry } from '../../actions/src/registry/client/client.ts';
import { readReleases } from '../../actions/src/registry/ledger/ledger.ts';
import type { MoveContext } from '../../actions/src/registry/promotion/move.ts';
import { promote, rollBack as rollBackTo } from '../../actions/src/registry/promotion/promote.ts';
import {
  candidate,
  latest,
  numberedHistory,
  promotionAt,
  published,
} from '../harness/registry/promotion.ts';
import { startRegistry, type TestRegistry } from '../harness/registry/registry.ts';
import { REGISTRY_PASSWORD, registryLogin } from './support/registry-login.ts';
import { runLogged } from './support/run-logged.ts';

const root = path.resolve(import.meta.dirname, '../..');
let rest: RestServer;
let server: TestRegistry;
let registry: Registry;
let context: MoveContext;
beforeAll(async () => {
  rest = await startRestServer('owner/repository', root);
  server = await startRegistry({ inMemory: true });
  const at = promotionAt(server.host, 'owner/images');
  ({ registry, context } = at);
  await published(registry, 1, 2);
  for (const position of [1, 2]) await promote(at.context, candidate(position), numberedHistory);
});
afterAll(() => Promise.all([rest.close(), server.close()]));

const WHY = 'numpy breaks every submission';

/** Runs rollback.yml or lift-hold.yml, as a maintainer starts it by hand. */
async function start(
  name: 'rollback.yml' | 'lift-hold.yml',
  inputs: Readonly<Record<string, string>>,
  { branch = 'main', attested = 'false' }: { branch?: string; attested?: string } = {},
) {
  const workflow = `.github/workflows/${name}`;
  const { vars, secrets } = registryLogin(server.host);
  const { stdout } = await exec('git', ['rev-parse', 'HEAD'], { cwd: root });
  const { jobs } = await runLogged({
    source: root,
    workflow,
    event: dispatchEvent(rest.store, workflow, inputs, { branch }),
    inputs,
    github: {
      sha: stdout.trim(),
      ref: `refs/heads/${branch}`,
      repository: 'owner/repository',
      api_url: rest.url,
      actor: 'maintainer',
    },
    issueToken: (permissions) => rest.issueToken(permissions),
    vars: { ...vars, VSC_ATTEST: attested },
    secrets,
    env: rest.git,
  });
  const [job] = jobs;
  if (job === undefined) throw new Error('no job');
  expect(JSON.stringify(job)).not.toContain(REGISTRY_PASSWORD);
  return job;
}

const rollBack = (release: string, more: Parameters<typeof start>[2] = {}, reason = WHY) =>
  start('rollback.yml', { release, reason }, more);

describe('rollback.yml', () => {
  it('refuses a release that does not exist, and moves nothing', async () => {
    const { result, annotations } = await rollBack('9');
    expect(result).toBe('failure');
    expect(annotations[0]?.message).toContain('9');
    expect(await latest(registry)).toEqual([2, 2]);
  });

  it('refuses a release that nobody attested, and moves nothing', async () => {
    const { result, annotations, summary } = await rollBack('1', { attested: '' });
    expect(result).toBe('failure');
    expect(annotations[0]?.message).toMatch(
      /^nothing attests where the cpu image sha256:[0-9a-f]{64} comes from\nnext: publish the image by publish\.yml/,
    );
    expect(summary).toContain('nothing attests where');
    expect(await latest(registry)).toEqual([2, 2]);
  });

  it('makes both images of an earlier release the latest', async () => {
    const { result, log, summary } = await rollBack('1');
    expect(log).toContain(
      'Rolled back: the latest images are those of release 3 (commit 0000000000).',
    );
    expect(result).toBe('success');
    expect(await latest(registry)).toEqual([1, 1]);
    expect(summary).toContain('Rolled back');
    const [release] = await readReleases(registry, 1);
    const url = expect.stringMatching(
      /^https:\/\/github\.com\/owner\/repository\/actions\/runs\/\d+$/,
    );
    expect(release).toMatchObject({ by: 'maintainer', run: url, reason: WHY });
    expect(summary).toContain(WHY);
  });

  it('runs no text of a reason as a command', async () => {
    const reason = "it's $(touch /tmp/owned) `id` <img src=x> @everyone";
    const evil = await rollBack('2', {}, reason);
    expect(evil.result, evil.log).toBe('success');
    expect(evil.summary).not.toMatch(/<img|@everyone/);
    expect((await readReleases(registry, 1))[0]?.reason).toBe(reason);
    await rollBackTo(context, 1, WHY);
  });

  it('does nothing on a branch', async () => {
    const before = await latest(registry);
    expect((await rollBack('2', { branch: 'other' })).result).toBe('skipped');
    expect(await latest(registry)).toEqual(before);
  });

  it('treats what was typed as a number only', async () => {
    const { result, annotations } = await rollBack('1; rm -rf /\n::error::forged');
    expect(result).toBe('failure');
    expect(annotations).toHaveLength(2);
    expect(await latest(registry)).toEqual([1, 1]);
  });
});

const promoteThird = () => promote(context, candidate(3), numberedHistory);

describe('lift-hold.yml', () => {
  it('lets the promotions that were waiting continue', async () => {
    await published(registry, 3);
    expect((await promoteThird()).outcome).toBe('held');
    const { result, log, summary } = await start('lift-hold.yml', { reason: 'numpy is fixed' });
    expect(result, log).toBe('success');
    expect(summary).toContain('Lifted: the latest is release');
    expect((await readReleases(registry, 1))[0]).toMatchObject({
      kind: 'lift',
      by: 'maintainer',
      reason: 'numpy is fixed',
    });
    expect(await latest(registry)).toEqual([1, 1]);
    expect((await promoteThird()).outcome).toBe('promoted');
    expect(await latest(registry)).toEqual([3, 3]);
  });

  it('does nothing if nothing is held, and nothing on a branch', async () => {
    const again = await start('lift-hold.yml', { reason: 'twice' });
    expect(again.summary).toContain('Nothing is held');
    const { result } = await start('lift-hold.yml', { reason: 'mine' }, { branch: 'other' });
    expect(result).toBe('skipped');
    expect((await readReleases(registry, 1))[0]?.kind).toBe('publish');
  });
});
