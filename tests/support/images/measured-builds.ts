import type { LockDetails } from '../../../actions/src/environment/lock/model.ts';

/**
 * What the builds of `make official` were measured to download and to write at the most, in bytes:
 * docs/background/image.md has the parts.
 */
export const MEASURED_BUILDS = {
  cpu: { downloaded: 1_324_000_000, written: 5_470_000_000 },
  gpu: { downloaded: 2_895_000_000, written: 8_700_000_000 },
} as const;

/** A lock whose packages are of so many bytes to download. */
export function lockOfBytes(size: number): Pick<LockDetails, 'packages' | 'pip'> {
  const conda = { version: '1', build: '', buildNumber: 0, subdir: '', url: '', depends: [] };
  const all = { ...conda, name: 'all', md5: undefined, sha256: undefined, size };
  return { packages: [all], pip: [] };
}
