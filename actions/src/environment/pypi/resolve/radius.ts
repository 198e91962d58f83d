import {
  type BlastRadius,
  compareSolutions,
  installedByPip,
} from '../../solve/change/blast-radius.ts';
import type { SolvedPackage } from '../../solve/thread/protocol.ts';
import { givenByConda } from './given.ts';
import { byAge } from '../index/releases.ts';
import type { PipPackage } from './resolve.ts';

/**
 * What changes of what pip installs.
 * @param conda the packages of conda before the change: what pip replaces of them was there already
 */
export function pipRadius(
  before: readonly PipPackage[],
  after: readonly PipPackage[],
  conda: readonly SolvedPackage[],
): BlastRadius {
  const now = after.map(installedByPip);
  const names = new Set(before.map(({ name }) => name));
  const given = givenByConda(conda);
  const replaced = now.flatMap(({ name }) => {
    const there = names.has(name) ? undefined : given.get(name);
    return there === undefined ? [] : [{ name, version: there.version, size: 0 }];
  });
  const old = [...before.map(installedByPip), ...replaced];
  return compareSolutions(old, now, byAge, 'pip');
}
