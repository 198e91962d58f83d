import { type GitRepository, type RestServer, startRestServer } from 'actions-testbed';
import { execFileSync } from 'node:child_process';
import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import type { AddressInfo } from 'node:net';
import { createServer } from 'node:tls';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import {
  candidate,
  numberedHistory,
  promotionAt,
  published,
} from '../../../../../tests/harness/registry/promotion.ts';
import {
  startRegistry,
  type TestRegistry,
} from '../../../../../tests/harness/registry/registry.ts';
import { repositoryPorts } from '../../../../../tests/support/repositories/repository-ports.ts';
import { settingsRepository } from '../../../../../tests/support/repositories/settings-repository.ts';
import { temporaryRoot } from '../../../../../tests/support/repositories/temporary-root.ts';
import { certificateEnd } from '../../../registry/client/certificate-end.ts';
import { append, nextRelease, readHead } from '../../../registry/ledger/ledger.ts';
import { promote, rollBack } from '../../../registry/promotion/promote.ts';
import { preflight } from './preflight.ts';
import { tokenFound } from './release-checks.ts';

const DAY_MS = 86_400_000;

let server: TestRegistry;
let repository: GitRepository;
let rest: RestServer;
beforeAll(async () => {
  server = await startRegistry({ inMemory: true });
  repository = await settingsRepository();
  rest = await startRestServer('owner/repository', repository.root);
});
afterAll(async () => {
  await Promise.all([rest.close(), server.close()]);
  await repository.remove();
});

let releases = 0;

/** A server on this machine with a certificate of its own that ends in so many days; its port. */
async function tlsServer(days: number): Promise<number> {
  const { path: file } = await temporaryRoot();
  const [key, cert] = [file('key'), file('cert')];
  const made = [
    '-newkey',
    'rsa:2048',
    '-nodes',
    '-subj',
    '/CN=registry.test',
    '-days',
    String(days),
  ];
  execFileSync('openssl', ['req', '-x509', ...made, '-keyout', key, '-out', cert], {
    stdio: 'ignore',
  });
  const listener = createServer({ key: await readFile(key), cert: await readFile(cert) });
  listener.listen(0, '127.0.0.1');
  await once(listener, 'listening');
  // It closes once every client has hung up.
  onTestFinished(() => new Promise((resolve) => void listener.close(() => resolve())));
  return (listener.address() as AddressInfo).port;
}

const at = () => ({
  VSC_REGISTRY: server.host,
  VSC_REPOSITORY: `owner/releases${(releases += 1)}`,
});
/** Not taken for this machine, where registries speak plain HTTP, and yet here. */
const elsewhere = (port: number) => ({
  VSC_REGISTRY: `0.0.0.0:${port}`,
  VSC_REPOSITORY: 'owner/images',
});

function portsWith(env: Record<string, string>) {
  return { ...repositoryPorts(), root: repository.root, env };
}

/** What is found of one thing. */
async function found(name: string, env: Record<string, string>) {
  const all = await preflight('releases', portsWith(env));
  return all.find((diagnosis) => diagnosis.name === name);
}

/** What is found of a password that is a token of GitHub, which ends in so many days. */
function foundOf(days?: number, registry = 'ghcr.io') {
  const end = days === undefined ? undefined : new Date(Date.now() + days * DAY_MS);
  const env = {
    ...onGitHub(),
    VSC_REGISTRY_PASSWORD: rest.issueToken({}, 'publisher', end),
  };
  return tokenFound({ registry, login: 'password' }, portsWith(env));
}

const onGitHub = () => ({
  GITHUB_TOKEN: rest.issueToken({}),
  GITHUB_API_URL: rest.url,
  GITHUB_REPOSITORY: 'owner/repository',
});

describe('the releases', () => {
  it('are in order without a registry, without a release, and with one', async () => {
    const none = await preflight('releases', portsWith({ VSC_REGISTRY: '' }));
    expect(none).toMatchObject([
      { name: 'releases', state: 'ok', found: 'no image registry is set' },
    ]);
    const env = at();
    const states = async () =>
      (await preflight('releases', portsWith(env))).map(({ name, state }) => [name, state]);
    const good = ['hold', 'ledger', 'certificate', 'token'].map((name) => [name, 'ok']);
    expect(await states()).toEqual(good);
    const { registry, context } = promotionAt(server.host, env.VSC_REPOSITORY);
    await published(registry, 1);
    await promote(context, candidate(1), numberedHistory);
    expect(await states()).toEqual(good);
  });

  it('need somebody if a roll back is held for longer than the competition says', async () => {
    const env = at();
    const { registry, context } = promotionAt(server.host, env.VSC_REPOSITORY);
    await published(registry, 1);
    await promote(context, candidate(1), numberedHistory);
    await rollBack(context, 1, 'nothing new before the finals');
    expect(await found('hold', env)).toMatchObject({
      state: 'ok',
      found: expect.stringMatching(/^release 2 is held by a test since .*: nothing new/) as string,
    });
    const head = await readHead(registry);
    const { kind, commit, digests, locks, changes } = head!.value;
    const when = new Date(Date.now() - 15.5 * DAY_MS).toISOString();
    const long = {
      kind,
      commit,
      digests,
      locks,
      changes,
      when,
      by: 'octocat',
      reason: 'the finals',
    };
    await append(registry, nextRelease(head, long));
    expect(await found('hold', env)).toMatchObject({
      state: 'bad',
      found: `release 3 is held by octocat since ${when.slice(0, 10)}: the finals`,
      wanted: 'none for more than 14 days',
      next: expect.stringContaining('npx vsc lift-hold') as string,
    });
  });

  it('need somebody if the registry holds something else than the ledger says', async () => {
    const env = at();
    const { registry, context } = promotionAt(server.host, env.VSC_REPOSITORY);
    await published(registry, 1, 2);
    for (const position of [1, 2]) await promote(context, candidate(position), numberedHistory);
    const first = await registry.resolve('cpu-r1');
    await registry.putManifest('cpu-latest', await registry.manifestOf(first ?? ''));
    expect(await found('ledger', env)).toMatchObject({
      state: 'bad',
      found: 'the tag cpu-latest is not the image of release 2',
      next: 'npx vsc releases verify --repair',
    });
    await registry.deleteManifest((await registry.resolve('release-1')) ?? '');
    expect(await found('ledger', env)).toMatchObject({ state: 'bad' });
  });

  it('need somebody once the certificate of the registry is near its end', async () => {
    const near = await tlsServer(5);
    const far = await tlsServer(40);
    expect(await found('certificate', elsewhere(near))).toMatchObject({
      state: 'bad',
      found: expect.stringMatching(/^it ends on \d{4}-\d\d-\d\d$/) as string,
      next: `renew the certificate of 0.0.0.0:${near}`,
    });
    expect(await found('certificate', elsewhere(far))).toMatchObject({ state: 'ok' });
    const { signal } = new AbortController();
    await expect(certificateEnd('0.0.0.0:1', signal)).rejects.toThrow(
      'the certificate of 0.0.0.0:1 cannot be read',
    );
  });

  it('need somebody once a token of GitHub is near its end, as far as anybody says it', async () => {
    expect(await foundOf(3.5)).toMatchObject({
      state: 'bad',
      found: expect.stringMatching(/^it ends on 2/) as string,
      next: 'make another token, and put it into VSC_REGISTRY_PASSWORD',
    });
    expect(await foundOf(-2)).toMatchObject({
      state: 'bad',
      found: expect.stringMatching(/^it ended on 2/) as string,
    });
    expect(await foundOf(40)).toMatchObject({ state: 'ok' });
    expect(await foundOf()).toMatchObject({ state: 'ok', found: 'it does not expire' });
    expect(await foundOf(3, 'registry.test')).toMatchObject({ state: 'ok' });
    const revoked = portsWith({ ...onGitHub(), VSC_REGISTRY_PASSWORD: 'ghp_revoked' });
    await expect(tokenFound({ registry: 'ghcr.io', login: 'password' }, revoked)).rejects.toThrow(
      'GitHub no longer accepts the token',
    );
  });
});
