import type { LockDetails } from './model.ts';
import { givenByConda } from '../pypi/resolve/given.ts';
import { normalizeName } from '../requirement/names.ts';
import type { SolvedPackage } from '../solve/thread/protocol.ts';

/**
 * The conda packages of a lock that an image gets: all but those whose place pip's take, if they are
 * noarch. To install and remove one would leave marks in pip's layer that have the time of the build.
 * One that is made for a machine may have libraries that others are linked to; pip leaves these.
 */
export function installedByConda({
  packages,
  pip,
}: Pick<LockDetails, 'packages' | 'pip'>): SolvedPackage[] {
  const names = new Set(pip.map(({ name }) => normalizeName(name)));
  return packages.filter((each) => {
    const given = each.subdir === 'noarch' ? [...givenByConda([each]).keys()] : [];
    return given.length === 0 || !given.every((name) => names.has(name));
  });
}
