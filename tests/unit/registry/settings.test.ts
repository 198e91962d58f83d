import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { UserError } from '../../../actions/src/errors.ts';
import {
  commitTag,
  imageName,
  latestTag,
  readRegistrySettings,
} from '../../../actions/src/registry/client/settings.ts';

const repository = path.resolve(import.meta.dirname, '../../..');

async function failureOf(promise: Promise<unknown>): Promise<UserError> {
  const error: unknown = await promise.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  expect(error).toBeInstanceOf(UserError);
  return error as UserError;
}

describe('registry settings', () => {
  it('come from the committed file, which names no registry yet', async () => {
    const settings = await readRegistrySettings(repository, {});
    expect(settings).toEqual({
      registry: '',
      repository: 'meta-vsc-descriptor-runtime',
      login: 'stored',
      variants: ['cpu', 'gpu'],
    });
    expect(() => imageName(settings, 'cpu-latest')).toThrow('no image registry is set');
  });

  it('are overridden by the environment, where a variable is not empty', async () => {
    const settings = await readRegistrySettings(repository, {
      VSC_REGISTRY: 'ghcr.io',
      VSC_REPOSITORY: 'owner/runtime',
      VSC_REGISTRY_LOGIN: '',
      VSC_VARIANTS: 'cpu, lite',
    });
    expect(settings.login).toBe('stored');
    expect(settings.variants).toEqual(['cpu', 'lite']);
    expect(imageName(settings, latestTag('cpu'))).toBe('ghcr.io/owner/runtime:cpu-latest');
    expect(commitTag('gpu', 'a'.repeat(40))).toBe(`gpu-${'a'.repeat(40)}`);
  });

  it.each([
    [{ VSC_REGISTRY: 'https://ghcr.io' }, 'VSC_REGISTRY is "https://ghcr.io"', 'without https://'],
    [{ VSC_REPOSITORY: 'Owner/Name' }, 'VSC_REPOSITORY is "Owner/Name"', 'lower case'],
    [{ VSC_REPOSITORY: 'owner/name:tag' }, 'VSC_REPOSITORY is "owner/name:tag"', 'without a tag'],
    [{ VSC_REGISTRY_LOGIN: 'basic' }, 'VSC_REGISTRY_LOGIN is "basic"', 'stored, password'],
    [{ VSC_VARIANTS: 'cpu,cpu' }, 'VSC_VARIANTS is "cpu,cpu"', 'different'],
    [{ VSC_VARIANTS: 'cpu,../x' }, 'VSC_VARIANTS is "cpu,../x"', 'lite, cpu, gpu'],
    [{ VSC_VARIANTS: 'bogus' }, 'VSC_VARIANTS is "bogus"', 'lite, cpu, gpu'],
  ])('refuse %j', async (env, message, next) => {
    const error = await failureOf(readRegistrySettings(repository, env));
    expect(error.message).toBe(message);
    expect(error.next).toContain(next);
  });

  it('say so where the file is gone', async () => {
    const error = await failureOf(readRegistrySettings(path.join(repository, 'elsewhere'), {}));
    expect(error.message).toBe('environment/competition.yml:1: There is no such file.');
  });
});
