import { satisfies } from '@renovatebot/pep440';
import { markerHolds, parseMarker } from '../../requirement/marker.ts';
import type { PipRequirement } from '../../model.ts';
import { needsOf } from './requirement.ts';

/** Something that asks for a package. */
export interface Demand {
  readonly specifier: string;
  readonly extras: readonly string[];
  /** Who asks, such as `timm 0.6.12`; undefined for the line of the file itself. */
  readonly by: string | undefined;
  /** The line of the file that it comes from. */
  readonly line: PipRequirement;
  readonly allows: (version: string) => boolean;
}

/** A package that is or would be installed, whose requirements are followed. */
export interface Followed {
  readonly version: string;
  /** PEP 508 requirements. */
  readonly requires: readonly string[];
  /** Conda installed it with its requirements: only those of its extras are left to pip. */
  readonly byConda: boolean;
}

/** Follows lines through the packages known so far. @returns the demands on each name */
export function collectDemands(
  lines: readonly PipRequirement[],
  known: ReadonlyMap<string, Followed>,
  markers: Readonly<Record<string, string>>,
): Map<string, Demand[]> {
  const demands = new Map<string, Demand[]>();
  const seen = new Set<string>();
  const ask = (name: string, demand: Demand): void => {
    demands.set(name, [...(demands.get(name) ?? []), demand]);
    const followed = known.get(name);
    const step = `${name}[${demand.extras.toSorted().join()}]`;
    if (followed === undefined || seen.has(step)) return;
    seen.add(step);
    const { version, requires, byConda } = followed;
    const done = byConda ? needsOf(requires, [], markers).map(({ raw }) => raw) : [];
    for (const need of needsOf(requires, demand.extras, markers)) {
      const by = `${name} ${version}`;
      if (!done.includes(need.raw)) ask(need.name, demandOf(need, by, demand.line));
    }
  };
  for (const line of lines) {
    const marker = line.marker === undefined ? undefined : parseMarker(line.marker);
    if (marker !== undefined && !markerHolds(marker, markers)) continue;
    ask(line.name, demandOf(line, undefined, line));
  }
  return demands;
}

function demandOf(
  { specifier, extras }: Pick<PipRequirement, 'specifier' | 'extras'>,
  by: string | undefined,
  line: PipRequirement,
): Demand {
  return { specifier, extras, by, line, allows: (version) => allowsVersion(specifier, version) };
}

/** Whether a specifier allows a version; one that can't be read allows everything, as in old pips. */
export function allowsVersion(specifier: string, version: string): boolean {
  try {
    return specifier === '' || satisfies(version, specifier, { prereleases: true });
  } catch {
    return true;
  }
}

/** Whether a version is what all of them ask for. */
export function meets(version: string | undefined, demands: readonly Demand[]): version is string {
  return version !== undefined && demands.every((demand) => demand.allows(version));
}
