import { type GitRepository, type RestServer, startRestServer } from 'actions-testbed';
import { readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type FaultyProxy, startFaultyProxy } from '../../../../../tests/harness/http/faults.ts';
import { promotionAt } from '../../../../../tests/harness/registry/promotion.ts';
import {
  REGISTRY_LOGIN,
  startRegistry,
  type TestRegistry,
} from '../../../../../tests/harness/registry/registry.ts';
import { putTestImage } from '../../../../../tests/harness/registry/test-image.ts';
import { repositoryPorts } from '../../../../../tests/support/repositories/repository-ports.ts';
import { settingsRepository } from '../../../../../tests/support/repositories/settings-repository.ts';
import { renderTerminal } from '../../../report/terminal.ts';
import command from './command.ts';
import type { Part } from './parts.ts';
import { preflight, preflightView } from './preflight.ts';

let server: TestRegistry;
let open: TestRegistry;
let proxy: FaultyProxy;
let repository: GitRepository;
let rest: RestServer;
beforeAll(async () => {
  server = await startRegistry({ inMemory: true, login: true });
  open = await startRegistry({ inMemory: true });
  // Rights of its own for each scope, as ghcr.io and Azure have them.
  proxy = await startFaultyProxy(open.host, REGISTRY_LOGIN);
  repository = await settingsRepository();
  await repository.commit('workflows', {
    '.github/workflows/rebuild.yml': 'on: schedule\n',
    '.github/workflows/weekly.yml': 'on: schedule\n',
  });
  rest = await startRestServer('owner/repository', repository.root);
});
afterAll(async () => {
  await Promise.all([rest.close(), proxy.close()]);
  await Promise.all([server.close(), open.close()]);
  await repository.remove();
});
beforeEach(() => {
  proxy.fault = () => 'pass';
  rest.store.environments.clear();
  rest.store.environments.set('publish', { branches: ['main'] });
  rest.store.environments.set('release', { branches: ['main'], reviewers: ['somebody'] });
  rest.store.requiredChecks.set('main', ['package-request', 'images']);
  rest.store.disabledWorkflows.clear();
});

const LOGIN = {
  VSC_REGISTRY_LOGIN: 'password',
  VSC_REGISTRY_USER: REGISTRY_LOGIN.username,
  VSC_REGISTRY_PASSWORD: REGISTRY_LOGIN.password,
};
/** A job of GitHub's with a token for ghcr.io, which the registry here takes for a password. */
const AS_GITHUB = {
  VSC_REGISTRY_LOGIN: 'github',
  GITHUB_ACTOR: REGISTRY_LOGIN.username,
  GITHUB_TOKEN: REGISTRY_LOGIN.password,
};

function portsWith(env: Record<string, string>) {
  return {
    ...repositoryPorts(),
    root: repository.root,
    env: { VSC_REGISTRY: server.host, VSC_REPOSITORY: 'owner/images', ...env },
  };
}

/** What is found of one thing. */
async function found(name: string, env: Record<string, string>, part: Part = 'publishing') {
  const all = await preflight(part, portsWith(env));
  return all.find((diagnosis) => diagnosis.name === name);
}

function onGitHub(permissions: Record<string, string> = { actions: 'read' }) {
  return {
    GITHUB_TOKEN: rest.issueToken(permissions),
    GITHUB_API_URL: rest.url,
    GITHUB_REPOSITORY: 'owner/repository',
    GITHUB_REF: 'refs/heads/main',
  };
}

describe('the registry', () => {
  it.each([
    [
      'no host',
      { VSC_REGISTRY: '' },
      'no image registry is set',
      /set registry: host: in environment/,
    ],
    [
      'an upper-case repository',
      { VSC_REPOSITORY: 'Owner/Images' },
      'VSC_REPOSITORY is "Owner/Images"',
      /lower case/,
    ],
    [
      'an address for a host',
      { VSC_REGISTRY: 'https://ghcr.io' },
      'VSC_REGISTRY is "https://ghcr.io"',
      /without https/,
    ],
    ['an unknown login', { VSC_REGISTRY_LOGIN: 'oidc' }, 'VSC_REGISTRY_LOGIN is "oidc"', /one of/],
  ])('with %s is bad, and says what to do', async (_what, env, message, next) => {
    const all = await preflight('publishing', portsWith(env));
    expect(all).toEqual([
      expect.objectContaining({
        name: 'registry',
        state: 'bad',
        found: message,
        next: expect.stringMatching(next) as string,
      }),
    ]);
  });

  it('that nobody answers for is bad within seconds', async () => {
    const closed = await startRegistry({ inMemory: true });
    await closed.close();
    const gone = await found('right to push', { VSC_REGISTRY: closed.host, ...LOGIN });
    expect(gone).toMatchObject({
      state: 'bad',
      found: expect.stringMatching(/ECONNREFUSED/) as string,
    });
  });
});

describe('the login', () => {
  it('of somebody who may push is good, and nothing is left behind', async () => {
    expect(await found('right to push', LOGIN)).toMatchObject({ state: 'ok' });
    const { registry } = promotionAt(open.host, 'owner/images');
    expect(await registry.tags()).toEqual([]);
  });

  it('is said not to be asked for if a registry lets anybody push', async () => {
    const anybody = { VSC_REGISTRY: open.host, VSC_REGISTRY_LOGIN: 'stored', HOME: '/nowhere' };
    expect(await found('right to push', anybody)).toEqual(
      expect.objectContaining({ state: 'ok', found: 'anybody may push, without a login' }),
    );
  });

  it.each([
    ['is refused', LOGIN, { VSC_REGISTRY_PASSWORD: 'wrong' }, /VSC_REGISTRY_USER and/],
    ['lacks a password', LOGIN, { VSC_REGISTRY_PASSWORD: '' }, /set VSC_REGISTRY_USER and/],
    ['of a job is refused', AS_GITHUB, { GITHUB_TOKEN: 'ghs_x' }, /permission packages: write/],
    ['is nowhere', { VSC_REGISTRY_LOGIN: 'stored', HOME: '/nowhere' }, {}, /docker login/],
  ])('that %s is bad, and says what to do', async (_what, login, change, next) => {
    expect(await found('right to push', { ...login, ...change })).toMatchObject({
      state: 'bad',
      next: expect.stringMatching(next) as string,
    });
  });

  it('that may read and not write is bad', async () => {
    proxy.fault = ({ method }) =>
      method === 'POST'
        ? { status: 403, body: '{"errors":[{"code":"DENIED","message":"permission_denied"}]}' }
        : 'pass';
    expect(await found('right to push', { VSC_REGISTRY: proxy.host, ...AS_GITHUB })).toMatchObject({
      state: 'bad',
      found: expect.stringContaining('does not allow POST') as string,
      next: expect.stringContaining('packages: write') as string,
    });
  });
});

describe('who can pull', () => {
  const hidden = { VSC_REPOSITORY: 'owner/private' };

  it('is everybody, or not known yet', async () => {
    const env = { VSC_REGISTRY: open.host, VSC_REPOSITORY: 'owner/public', ...LOGIN };
    expect(await found('who can pull', env)).toMatchObject({ state: 'ok' });
    const { registry } = promotionAt(open.host, 'owner/public');
    await putTestImage(registry, 'cpu', 'latest');
    expect(await found('who can pull', env)).toMatchObject({
      state: 'ok',
      found: 'everybody: cpu-latest',
    });
    expect(await found('who can pull', { ...hidden, ...LOGIN })).toMatchObject({ state: 'ok' });
  });

  it('is bad at GitHub if the package is private and the repository is not', async () => {
    const { registry } = promotionAt(open.host, 'owner/private');
    await putTestImage(registry, 'cpu', 'latest');
    const env = { VSC_REGISTRY: proxy.host, ...hidden };
    expect(await found('who can pull', { ...env, ...AS_GITHUB })).toMatchObject({
      state: 'bad',
      found: 'cpu-latest is private: competitors have no login to pull it',
      next: expect.stringContaining('Change visibility') as string,
    });
    expect(await found('who can pull', { ...env, ...LOGIN })).toMatchObject({ state: 'note' });
  });
});

it('an upper-case name of local images is bad', async () => {
  expect(await found('names of images', { VSC_IMAGE_NAME: 'Runtime', ...LOGIN })).toMatchObject({
    state: 'bad',
    found: 'VSC_IMAGE_NAME is "Runtime"',
  });
});

/** What is found of the repository, by name. */
const look = async (env: Record<string, string> = onGitHub()) => {
  const all = await preflight('repository', portsWith(env));
  return Object.fromEntries(all.map(({ name, ...more }) => [name, more]));
};

describe('the repository at GitHub', () => {
  it('is good if all is set, and no login of a registry is needed to look', async () => {
    const all = await look();
    expect(Object.values(all).map(({ state }) => state)).toEqual(Array(8).fill('ok'));
  });

  it('is not for runs on another branch', async () => {
    expect(await look({ ...onGitHub(), GITHUB_REF: 'refs/heads/mine' })).toMatchObject({
      branch: {
        state: 'bad',
        found: 'this run is for refs/heads/mine',
        next: 'run the workflow on main',
      },
    });
  });

  it.each([
    ['is missing', undefined, 'is missing: the first job'],
    ['is open', {}, 'every branch may use it'],
    ['is for another branch', { branches: ['release'] }, 'for release, and not for main'],
    ['is for others as well', { branches: ['main', '*'] }, 'for * as well'],
  ])('has an environment that %s', async (_what, environment, message) => {
    rest.store.environments.clear();
    if (environment !== undefined) rest.store.environments.set('publish', environment);
    expect(await look()).toMatchObject({
      'environment publish': {
        state: 'bad',
        found: expect.stringContaining(message) as string,
        next: expect.stringContaining('Settings, Environments, publish') as string,
      },
    });
  });

  it('has another environment for what a maintainer approves', async () => {
    rest.store.environments.delete('release');
    rest.store.environments.set('publish', { branches: ['main'], reviewers: ['somebody'] });
    expect(await look()).toMatchObject({
      'environment publish': {
        state: 'note',
        found: 'for main alone, with reviewers: each publish asks twice',
        next: 'under Settings, Environments, publish: leave reviewers to release',
      },
      'environment release': { state: 'bad' },
    });
  });

  it('knows its checks by the name that a called workflow gives them', async () => {
    rest.store.requiredChecks.set('main', ['call / package-request', 'call / images']);
    expect(await look()).toMatchObject({ 'required checks': { state: 'ok' } });
  });

  it('is told which checks nobody requires', async () => {
    rest.store.requiredChecks.set('main', ['images']);
    expect(await look()).toMatchObject({
      'required checks': {
        state: 'note',
        found: 'no ruleset requires package-request: what fails can be merged',
      },
    });
  });

  it('is told which checks of its own file of rules are not required, and how to', async () => {
    const file = '.github/ruleset.json';
    const rules = await readFile(path.join(import.meta.dirname, '../../../../../', file), 'utf8');
    await writeFile(path.join(repository.root, file), rules);
    expect((await look())['required checks']).toMatchObject({
      state: 'note',
      found: 'no ruleset requires make test: what fails can be merged',
      next: expect.stringContaining(
        'gh api --method POST repos/owner/repository/rulesets --input .github/ruleset.json',
      ) as string,
    });
    rest.store.requiredChecks.set('main', ['package-request', 'images', 'make test']);
    expect((await look())['required checks']).toMatchObject({ state: 'ok' });
    for (const text of ['{', '{"rules": {}}', 'null', '{"rules": [null]}']) {
      await writeFile(path.join(repository.root, file), text);
      expect((await look())['required checks']).toMatchObject({
        state: 'note',
        found: expect.stringMatching(/^\.github\/ruleset\.json cannot be read: ./) as string,
      });
    }
    await rm(path.join(repository.root, file));
  });

  it('is told that its schedule is switched off', async () => {
    rest.store.disabledWorkflows.add('weekly.yml');
    expect(await look()).toMatchObject({
      'schedule of weekly.yml': { state: 'note', next: 'gh workflow enable weekly.yml' },
    });
  });

  it('is bad for a token that may not look, and says the permission', async () => {
    expect(await look(onGitHub({ contents: 'read' }))).toMatchObject({
      'environment publish': {
        state: 'bad',
        found: expect.stringContaining('actions: read') as string,
      },
    });
  });

  it('is not looked at without a token', async () => {
    expect(await look({})).toMatchObject({ 'repository at GitHub': { state: 'note' } });
  });
});

it.each(['true', 'false'])('ends with 22; in a job it warns of the rest (%s)', async (job) => {
  rest.store.environments.clear();
  rest.store.requiredChecks.clear();
  const ports = portsWith({ ...onGitHub(), VSC_REGISTRY: '', GITHUB_ACTIONS: job });
  const { failure, report } = await command.run({ part: 'all' }, ports);
  expect(failure).toEqual({
    exitCode: 22,
    message:
      'to fix before images can be published: registry; environment publish; environment release',
    next: expect.stringContaining('set registry:') as string,
  });
  const warned = ports.output().includes('warning: required checks: no ruleset requires');
  expect(warned).toBe(job === 'true');
  const text = renderTerminal(preflightView(report as never), { width: 80, color: false });
  expect(text).toContain('do: set registry:');
});
