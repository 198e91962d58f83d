import { satisfies } from '@renovatebot/pep440';
import type { ReleaseFile } from './simple-page.ts';

/** What pip runs on in the image. */
export interface Target {
  /** Full version of CPython, such as `3.9.13`. */
  readonly python: string;
  /** glibc's version, such as `2.31`: which manylinux wheels may be installed. */
  readonly glibc: string;
}

/** Whether pip takes a file on linux-64: by the Python it asks for and, for a wheel, by its tags. */
export function isInstallable(file: ReleaseFile, target: Target): boolean {
  // Tags first: they are cheaper, and rule out most files.
  if (file.kind === 'wheel' && !fitsTags(file.filename, target)) return false;
  return allowsPython(file, target);
}

/** PyPI carries specifiers that break PEP 440; pip doesn't hold those against a file. */
export function allowsPython({ requiresPython }: ReleaseFile, { python }: Target): boolean {
  if (requiresPython === '') return true;
  const key = `${python} ${requiresPython}`;
  const known = allowed.get(key) ?? satisfiesPython(python, requiresPython);
  allowed.set(key, known);
  return known;
}

/** A project says the same of all its releases for years. */
const allowed = new Map<string, boolean>();

function satisfiesPython(python: string, requiresPython: string): boolean {
  try {
    return satisfies(python, requiresPython, { prereleases: true });
  } catch {
    return true;
  }
}

/** A wheel's name ends in `-<python>-<abi>-<platform>.whl`, each a set joined by dots (PEP 425). */
function fitsTags(filename: string, target: Target): boolean {
  const [platforms = '', abis = '', pythons = ''] = filename
    .replace(/\.whl$/, '')
    .split('-')
    .toReversed();
  const own = target.python.split('.').slice(0, 2).map(Number) as [number, number];
  return (
    platforms.split('.').some((tag) => fitsPlatform(tag, target)) &&
    pythons
      .split('.')
      .some((python) => abis.split('.').some((abi) => fitsInterpreter(python, abi, own)))
  );
}

function fitsInterpreter(python: string, abi: string, [major, minor]: [number, number]): boolean {
  const match = /^(cp|py)(\d)(\d*)$/.exec(python);
  if (match === null || Number(match[2]) !== major) return false;
  const [, implementation, , digits = ''] = match;
  const wanted = digits === '' ? 0 : Number(digits);
  if (implementation === 'py') return abi === 'none' && wanted <= minor;
  if (abi === 'abi3') return wanted <= minor;
  return wanted === minor && (abi === `cp${major}${minor}` || abi === 'none');
}

/** The names before PEP 600 stand for a version of glibc each. */
const oldManylinux: Readonly<Record<string, number>> = {
  manylinux1: 5,
  manylinux2010: 12,
  manylinux2014: 17,
};

function fitsPlatform(tag: string, { glibc }: Target): boolean {
  if (tag === 'any' || tag === 'linux_x86_64') return true;
  const [, old, recent] = /^(?:(manylinux\d+)|manylinux_2_(\d+))_x86_64$/.exec(tag) ?? [];
  const needed = old === undefined ? Number(recent ?? Infinity) : (oldManylinux[old] ?? Infinity);
  return needed <= Number(glibc.split('.')[1]);
}
