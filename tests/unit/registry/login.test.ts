import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { exec } from '../../../actions/src/entrypoints/exec.ts';
import { credentialsFor } from '../../../actions/src/registry/client/login.ts';
import { withoutPrograms } from '../../support/repositories/without-programs.ts';
import type { Login } from '../../../actions/src/environment/settings/competition.ts';
import type { RegistrySettings } from '../../../actions/src/registry/client/settings.ts';

const { signal } = new AbortController();
let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'login-'));
});
afterAll(() => rm(folder, { recursive: true }));

function settings(login: Login, registry = 'ghcr.io'): RegistrySettings {
  return { registry, repository: 'a/b', login, variants: ['cpu', 'gpu'] };
}

/** A program of the given name that is first on the PATH, for one that machines may lack. */
async function standIn(name: string, script: string) {
  await writeFile(path.join(folder, name), `#!/bin/sh\n${script}\n`, { mode: 0o755 });
  const PATH = `${folder}:${process.env['PATH']}`;
  const run: typeof exec = (command, args, options) =>
    exec(command === name ? path.join(folder, name) : command, args, { ...options, env: { PATH } });
  return run;
}

async function withConfig(config: unknown) {
  await writeFile(
    path.join(folder, 'config.json'),
    typeof config === 'string' ? config : JSON.stringify(config),
  );
  return { DOCKER_CONFIG: folder };
}

describe('the login', { timeout: 60_000 }, () => {
  it('is a user and a password of the environment', async () => {
    const env = { VSC_REGISTRY_USER: 'me', VSC_REGISTRY_PASSWORD: 'x' };
    expect(await credentialsFor(settings('password'), { env, exec, signal })).toEqual({
      username: 'me',
      password: 'x',
    });
    const lacking = { VSC_REGISTRY_USER: 'me' };
    await expect(
      credentialsFor(settings('password'), { env: lacking, exec, signal }),
    ).rejects.toThrow('VSC_REGISTRY_PASSWORD is not set');
  });

  it('is the workflow token', async () => {
    const env = { GITHUB_ACTOR: 'bot', GITHUB_TOKEN: 'ghs_x' };
    expect(await credentialsFor(settings('github'), { env, exec, signal })).toEqual({
      username: 'bot',
      password: 'ghs_x',
    });
  });

  it('is what docker login stored', async () => {
    const auth = Buffer.from('me:pass:word').toString('base64');
    const env = await withConfig({ auths: { 'ghcr.io': { auth } } });
    expect(await credentialsFor(settings('stored'), { env, exec, signal })).toEqual({
      username: 'me',
      password: 'pass:word',
    });
    expect(
      await credentialsFor(settings('stored', 'other.example'), { env, exec, signal }),
    ).toBeUndefined();
    const none = { DOCKER_CONFIG: path.join(folder, 'none') };
    expect(await credentialsFor(settings('stored'), { env: none, exec, signal })).toBeUndefined();
    const broken = await withConfig('{');
    await expect(credentialsFor(settings('stored'), { env: broken, exec, signal })).rejects.toThrow(
      'config.json is not a JSON object',
    );
  });

  it('is what a credential helper keeps', async () => {
    const env = await withConfig({ credHelpers: { 'ghcr.io': 'test' } });
    const run = await standIn(
      'docker-credential-test',
      `read host; echo "{\\"Username\\":\\"me\\",\\"Secret\\":\\"for $host\\"}"`,
    );
    expect(await credentialsFor(settings('stored'), { env, exec: run, signal })).toEqual({
      username: 'me',
      password: 'for ghcr.io',
    });
    expect(await credentialsFor(settings('stored'), { env, exec, signal })).toBeUndefined();
  });

  it('is none if a credential helper never ends, and it is killed with what it started', async () => {
    const env = await withConfig({ credsStore: 'test' });
    const run = await standIn('docker-credential-test', 'sleep 600 & sleep 600');
    let killed = 0;
    const impatient: typeof exec = async (command, args, options) => {
      expect(options?.deadlineSeconds).toBeGreaterThan(1);
      const result = await run(command, args, { ...options, deadlineSeconds: 0.3 });
      if (result.exitCode === 124) killed += 1;
      return result;
    };
    expect(
      await credentialsFor(settings('stored'), { env, exec: impatient, signal }),
    ).toBeUndefined();
    expect(killed).toBe(1);
  });

  it('is the token that the Azure CLI exchanges', async () => {
    const azure = settings('azure', 'example.azurecr.io');
    const run = await standIn('az', `echo "{\\"accessToken\\":\\"$*\\"}"`);
    const given = await credentialsFor(azure, { env: {}, exec: run, signal });
    expect(given).toEqual({
      username: '00000000-0000-0000-0000-000000000000',
      password: 'acr login --name example --expose-token --output json',
    });
    const refusing = await standIn('az', 'echo "ERROR: Please run az login" >&2; exit 1');
    await expect(credentialsFor(azure, { env: {}, exec: refusing, signal })).rejects.toThrow(
      'az gave no token for example.azurecr.io: ERROR: Please run az login',
    );
    await expect(
      credentialsFor(azure, { env: {}, exec: withoutPrograms, signal }),
    ).rejects.toMatchObject({
      message: 'no-such-az is not installed',
      exitCode: 3,
    });
  });
});
