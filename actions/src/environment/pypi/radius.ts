import { type BlastRadius, compareSolutions, installedByPip } from '../solve/blast-radius.ts';
import { byAge } from './releases.ts';
import type { PipPackage } from './resolve.ts';

/** What changes of what pip installs. */
export function pipRadius(
  before: readonly PipPackage[],
  after: readonly PipPackage[],
): BlastRadius {
  const [old, now] = [before.map(installedByPip), after.map(installedByPip)];
  return compareSolutions(old, now, byAge, 'pip');
}
