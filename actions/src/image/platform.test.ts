import { describe, expect, it } from 'vitest';
import { buildArchitecture, foreignPlatform, goArchitecture } from './platform.ts';

const INTEL = { architecture: 'x86_64' };
const ARM = { architecture: 'aarch64' };

describe('what an image is built for', () => {
  it.each([
    ['debian', INTEL, undefined, 'amd64'],
    ['debian', ARM, undefined, 'arm64'],
    // podman names it as Go does.
    ['debian', { architecture: 'arm64' }, undefined, 'arm64'],
    ['debian', INTEL, 'linux/arm64', 'arm64'],
    ['debian', INTEL, 'linux/arm64/v8', 'arm64'],
    ['debian', ARM, ' linux/amd64 ', 'amd64'],
    ['debian', ARM, '', 'arm64'],
    // The lock is for linux-64, whatever runs it.
    ['conda', ARM, undefined, 'amd64'],
    ['conda', ARM, 'linux/x86_64', 'amd64'],
    ['debian', { architecture: 'riscv64' }, 'linux/amd64', 'amd64'],
  ] as const)(
    '%s packages, %o, DOCKER_DEFAULT_PLATFORM=%s: %s',
    (packages, engine, setting, is) => {
      expect(buildArchitecture(packages, engine, { DOCKER_DEFAULT_PLATFORM: setting })).toBe(is);
    },
  );

  it.each([
    [
      'debian',
      INTEL,
      'arm64',
      'DOCKER_DEFAULT_PLATFORM is "arm64"',
      /linux\/amd64 or linux\/arm64/,
    ],
    ['debian', INTEL, 'linux/arm/v7', 'DOCKER_DEFAULT_PLATFORM is "linux/arm/v7"', /or unset it/],
    ['debian', INTEL, 'windows/amd64', 'DOCKER_DEFAULT_PLATFORM is "windows/amd64"', /unset it/],
    [
      'conda',
      ARM,
      'linux/arm64',
      "DOCKER_DEFAULT_PLATFORM is linux/arm64, and conda's packages are locked for linux/amd64 alone",
      /CPU_OR_GPU=lite/,
    ],
    [
      'debian',
      { architecture: 'riscv64' },
      '',
      'images are built for amd64 and arm64, and this engine runs on riscv64',
      /DOCKER_DEFAULT_PLATFORM=linux\/amd64/,
    ],
  ] as const)('is refused: %s packages, %o, %s', (packages, engine, setting, message, next) => {
    const ask = () => buildArchitecture(packages, engine, { DOCKER_DEFAULT_PLATFORM: setting });
    expect(ask).toThrow(
      expect.objectContaining({ name: 'UserError', message, next: expect.stringMatching(next) }),
    );
  });

  it('is named to the engine only if it is not its own', () => {
    expect(foreignPlatform('amd64', INTEL)).toEqual({});
    expect(foreignPlatform('arm64', ARM)).toEqual({});
    expect(foreignPlatform('arm64', INTEL)).toEqual({ platform: 'linux/arm64' });
    expect(foreignPlatform('amd64', ARM)).toEqual({ platform: 'linux/amd64' });
  });
});

it('a processor has the name that images have', () => {
  expect(['x86_64', 'aarch64', 'amd64', 's390x'].map(goArchitecture)).toEqual([
    'amd64',
    'arm64',
    'amd64',
    's390x',
  ]);
});
