import type { Engine } from '../container/connect.ts';
import type { PackageSource } from '../environment/settings/competition.ts';
import { UserError } from '../errors.ts';
import type { Ports } from '../ports.ts';

/** What images are built for, as Go names processors. */
export type Architecture = 'amd64' | 'arm64';

/** Go's names, which images have, by the kernel's, which engines, conda and wheels have. */
const GO_NAMES: Readonly<Record<string, string>> = { x86_64: 'amd64', aarch64: 'arm64' };

/** A processor's name as images have it: `amd64` for `x86_64`. What Go calls the same stays as it is. */
export function goArchitecture(kernelName: string): string {
  return GO_NAMES[kernelName] ?? kernelName;
}

/** Whether images can be built for it. */
export function isArchitecture(name: string): name is Architecture {
  return name === 'amd64' || name === 'arm64';
}

/**
 * What an image of these packages is built for: conda's locks are for linux-64, so for amd64 on every
 * machine; Debian's packages for DOCKER_DEFAULT_PLATFORM, as `docker build` takes it, or for the engine's processor.
 *
 * @throws UserError if no image can be built for that.
 */
export function buildArchitecture(
  packages: PackageSource,
  engine: Pick<Engine, 'architecture'>,
  env: Ports['env'],
): Architecture {
  const setting = env['DOCKER_DEFAULT_PLATFORM']?.trim() ?? '';
  if (setting !== '') return settingOf(setting, packages);
  if (packages !== 'debian') return 'amd64';
  const own = goArchitecture(engine.architecture);
  if (isArchitecture(own)) return own;
  throw new UserError(`images are built for amd64 and arm64, and this engine runs on ${own}`, {
    next: 'DOCKER_DEFAULT_PLATFORM=linux/amd64 builds for another processor, if the engine can emulate it',
  });
}

function settingOf(setting: string, packages: PackageSource): Architecture {
  const wanted = /^linux\/(?:(amd64|x86_64)|arm64(?:\/v8)?|aarch64)$/.exec(setting);
  if (wanted === null) {
    throw new UserError(`DOCKER_DEFAULT_PLATFORM is ${JSON.stringify(setting)}`, {
      next: 'set it to linux/amd64 or linux/arm64, or unset it',
    });
  }
  if (wanted[1] !== undefined) return 'amd64';
  if (packages === 'debian') return 'arm64';
  throw new UserError(
    `DOCKER_DEFAULT_PLATFORM is ${setting}, and conda's packages are locked for linux/amd64 alone`,
    { next: 'unset it, or build a variant of Debian packages: CPU_OR_GPU=lite' },
  );
}

/**
 * The `platform` of a call to the engine, only if it isn't the engine's own: that one needs no emulator, and engines
 * know their variants better.
 */
export function foreignPlatform(
  architecture: Architecture,
  engine: Pick<Engine, 'architecture'>,
): { platform?: string } {
  return goArchitecture(engine.architecture) === architecture
    ? {}
    : { platform: `linux/${architecture}` };
}
