import { imageMarkers } from '../requirement/image-markers.ts';
import type { PipRequirement } from '../model.ts';
import { collectDemands, type Demand } from '../pypi/resolve/demands.ts';
import type { Given } from '../pypi/resolve/given.ts';
import { followed } from '../pypi/resolve/resolve.ts';
import type { LockedPipPackage } from './model.ts';

/** What is wrong, and with which package; undefined if it is about the whole section. */
export type ToldFault = readonly [name: string | undefined, message: string];

/** What the pip half of a lock belongs to. */
export interface PipHalf {
  /** Of the environment file. */
  readonly file: string;
  readonly lines: readonly PipRequirement[];
  /** Full version of CPython. */
  readonly python: string;
  /** What conda has, by PyPI name. */
  readonly given: ReadonlyMap<string, Given>;
  /** Whether it is known what extras of conda's distributions need. */
  readonly extrasKnown: boolean;
}

/** Each need of a line or a package is met, by the lock or by conda, and nothing is there without one. */
export function pipClosureFaults(
  packages: readonly Pick<LockedPipPackage, 'name' | 'version' | 'requires'>[],
  { file, lines, python, given, extrasKnown }: PipHalf,
): ToldFault[] {
  const known = followed(packages, given);
  const demands = collectDemands(lines, known, imageMarkers(python));
  const unmet = [...demands].flatMap(([name, asked]): ToldFault[] => {
    const found = known.get(name);
    if (found === undefined) {
      return [
        [asked[0]?.by?.split(' ')[0], `${whoAsks(name, asked[0]!)}, which is not in the lock.`],
      ];
    }
    const wrong = asked.find((each) => !each.allows(found.version));
    if (wrong === undefined) return [];
    const where = found.byConda ? 'conda has' : 'the lock has';
    return [[name, `${whoAsks(name, wrong)}, and ${where} ${found.version}.`]];
  });
  const extra = [...demands].some(([name, asked]) => given.has(name) && asked.some(hasExtras));
  if (extra && !extrasKnown) return unmet;
  const stray = packages.filter(({ name }) => !demands.has(name));
  return [
    ...unmet,
    ...stray.map(({ name }): ToldFault => [name, `No entry of ${file} needs ${name}.`]),
  ];
}

function hasExtras({ extras }: Demand): boolean {
  return extras.length > 0;
}

function whoAsks(name: string, { by, line, specifier }: Demand): string {
  return by === undefined ? `\`${line.raw}\` asks for ${name}` : `${by} needs ${name}${specifier}`;
}
