import { valid } from '@renovatebot/pep440';
import { parseMarker } from '../../requirement/marker.ts';
import type { EnvironmentFile, PipRequirement } from '../../model.ts';
import { distributionsOf } from '../../requirement/names.ts';
import { parseRequirement } from '../../requirement/pip-requirement.ts';
import type { SolvedPackage } from '../../solve/thread/protocol.ts';
import type { Metadata } from '../index/metadata.ts';
import { releaseFiles, sameVersion } from '../index/releases.ts';
import type { SimpleIndex } from '../index/simple-index.ts';
import type { Target } from '../index/wheel-tags.ts';

/** A distribution that conda has installed before pip starts. */
export interface Given extends Metadata {
  readonly conda: SolvedPackage;
}

/**
 * What pip finds installed by conda, by PyPI name. A package that doesn't need Python is a library
 * that only shares its name with a project on PyPI, such as zstd. Conda brings what its packages need;
 * to pip they need nothing.
 */
export function givenByConda(conda: readonly SolvedPackage[]): Map<string, Given> {
  const own = conda.filter(
    ({ depends, version }) =>
      depends.some((spec) => /^python(_abi)?\b/.test(spec)) && valid(version) !== null,
  );
  return new Map(
    own.flatMap((each) =>
      distributionsOf(each.name).map((name) => [
        name,
        { conda: each, version: each.version, requires: [], extras: [] },
      ]),
    ),
  );
}

/**
 * What of it stays: all that the lines don't replace. A pip entry may ask for another version of what
 * conda only brought along, but not of what the conda section names.
 */
export function givenBelow(
  conda: readonly SolvedPackage[],
  file: Pick<EnvironmentFile, 'conda' | 'pip'>,
): Map<string, Given> {
  const given = givenByConda(conda);
  for (const { name } of replacedBy(file, given)) given.delete(name);
  return given;
}

/** The pip entries that replace what conda only brought along. */
export function replacedBy(
  { conda, pip }: Pick<EnvironmentFile, 'conda' | 'pip'>,
  given: ReadonlyMap<string, Given>,
): PipRequirement[] {
  const named = new Set(conda.flatMap(({ name }) => distributionsOf(name)));
  return pip.filter(({ name, version }) => {
    const there = given.get(name);
    const other =
      there !== undefined && version !== undefined && !sameVersion(there.version, version);
    return other && !named.has(name);
  });
}

/**
 * What the extras of a distribution of conda's need beside it, as PyPI's release of the same version
 * says; nothing if PyPI has none.
 * @throws Unavailable
 */
export async function withExtras(
  name: string,
  given: Given,
  extras: ReadonlySet<string>,
  { index, target }: { index: SimpleIndex; target: Target },
): Promise<Given> {
  const [file] = releaseFiles((await index.project(name)) ?? [], given.version, target);
  if (file === undefined) return given;
  const { requires } = await index.metadata(file);
  const ofExtras = requires.filter((text) => {
    const need = parseRequirement(text);
    return !('problem' in need) && need.marker !== undefined && namesExtra(need.marker);
  });
  return { ...given, requires: ofExtras, extras: [...extras] };
}

function namesExtra(text: string): boolean {
  return parseMarker(text) !== undefined && /\bextra\b/.test(text);
}
