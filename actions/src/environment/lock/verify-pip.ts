import type { EnvironmentFile } from '../model.ts';
import { demandsOf, type PipPackage, packageOf } from '../pypi/resolve/resolve.ts';
import { givenBelow } from '../pypi/resolve/given.ts';
import type { PipSources } from '../pypi/resolve/sources.ts';
import type { LockDetails, LockedPipPackage } from './model.ts';
import { pipClosureFaults, type ToldFault } from './pip-closure.ts';
import type { LockFault } from './sound.ts';

/** One version alone: who asks for it may have a release that was withdrawn (PEP 592). */
const isExact = /^===?[^*,]+$/;

/**
 * Verifies the pip half of a lock against the package index: the files of each release that fit the
 * image, their hashes and sizes, and what the release needs; and with that, that all needs are met and
 * nothing is there without one, and that nothing was withdrawn.
 * @returns the faults, and the packages as the index has them
 * @throws Unavailable
 */
export async function verifyPip(
  lock: LockDetails,
  file: EnvironmentFile,
  glibc: string,
  {
    index,
    standing,
  }: Pick<PipSources, 'index'> & {
    /** Packages of main's lock: one that is the same there stands, although the index lost it. */
    readonly standing: readonly LockedPipPackage[];
  },
): Promise<{
  faults: LockFault[];
  packages: readonly PipPackage[];
  /** Names of those that stand. */
  withdrawn: readonly string[];
}> {
  const python = lock.packages.find(({ name }) => name === 'python')?.version;
  if (python === undefined || file.pip.length === 0)
    return { faults: [], packages: [], withdrawn: [] };
  const setting = {
    index,
    target: { python, glibc },
    given: givenBelow(lock.packages, file),
  };
  const same = new Set(standing.map((each) => JSON.stringify(each)));
  const withdrawn: string[] = [];
  const found = await Promise.all(
    lock.pip.map(async (each): Promise<PipPackage | undefined> => {
      const served = await packageOf(each.name, each.version, setting);
      if (served !== undefined || !same.has(JSON.stringify(each))) return served;
      withdrawn.push(each.name);
      return each;
    }),
  );
  const wrong = lock.pip.flatMap((each, at) => differences(each, found[at]));
  const told = wrong.length > 0 ? wrong : await closure();
  return {
    faults: told.map(([name, message]) => ({ section: 'pip', name, message })),
    packages: found.filter((each) => each !== undefined),
    withdrawn,
  };

  async function closure(): Promise<ToldFault[]> {
    const { demands, given } = await demandsOf(file.pip, lock.pip, setting);
    const half = { file: file.file, lines: file.pip, python: python!, given, extrasKnown: true };
    const yanked = lock.pip.filter((each, at) => {
      const asked = demands.get(each.name)?.some(({ specifier }) => isExact.test(specifier));
      return found[at]?.yanked === true && asked !== true && !same.has(JSON.stringify(each));
    });
    return [
      ...pipClosureFaults(lock.pip, half),
      ...yanked.map(({ name, version }): ToldFault => {
        return [name, `${name} ${version} was withdrawn from PyPI (yanked).`];
      }),
    ];
  }
}

function differences(locked: LockedPipPackage, found: PipPackage | undefined): ToldFault[] {
  const { name, version, requires, files } = locked;
  const what = `${name} ${version}`;
  if (found === undefined) {
    return [[name, `The package index has no file of ${what} for this image.`]];
  }
  if (found.version !== version) {
    return [[name, `The package index writes ${what} as ${found.version}.`]];
  }
  if (requires.join('\n') !== found.requires.join('\n')) {
    return [[name, `The needs of ${what} are not what the package index has.`]];
  }
  const listed = new Map(found.files.map((file) => [file.filename, file]));
  for (const { filename, sha256, size } of files) {
    const file = listed.get(filename);
    if (file === undefined) {
      return [[name, `The package index has no ${filename} that fits this image.`]];
    }
    if (file.sha256 !== sha256) return [[name, `The SHA-256 of ${filename} is not the index's.`]];
    if (file.size !== size) return [[name, `The size of ${filename} is not the index's.`]];
  }
  const missing = found.files.length > files.length;
  return missing ? [[name, `The lock lacks files of ${what} that fit this image.`]] : [];
}
