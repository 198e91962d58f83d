import type { LockedPipPackage } from '../../environment/lock/model.ts';
import { nameOfSpec } from '../../environment/channel/closure.ts';
import type { SolvedPackage } from '../../environment/solve/thread/protocol.ts';

/** Bytes to download from which a package counts as big. Python's own packages are all below. */
const TOOLKIT_BYTES = 256 * 2 ** 20;
const FRAMEWORK_BYTES = 16 * 2 ** 20;
const BIG_WHEEL_BYTES = 64 * 2 ** 20;

/** Which packages go into which layer; each layer keeps the order of the lock. */
export interface LayerPlan {
  /** Python and what it needs, toolkits, frameworks, everything else: as the Dockerfile has them. */
  readonly conda: readonly (readonly SolvedPackage[])[];
  /** Big wheels, everything else. */
  readonly pip: readonly (readonly LockedPipPackage[])[];
}

/**
 * Divides a lock's packages into layers so that a typical package request leaves the big ones alone.
 *
 * A layer is pushed again when one of its packages changes, and only then: the layers above it come
 * out the same. So packages that weigh much and change seldom stand apart from the many small ones,
 * where requests and their dependencies land. Python comes first: whatever is linked later may
 * need it. The rule looks at each package by itself, so that a new one moves no other.
 */
export function planLayers(
  packages: readonly SolvedPackage[],
  wheels: readonly LockedPipPackage[],
): LayerPlan {
  const first = closureOf('python', packages);
  const rest = packages.filter(({ name }) => !first.has(name));
  return {
    conda: [
      packages.filter(({ name }) => first.has(name)),
      rest.filter((each) => bytesOf(each) >= TOOLKIT_BYTES),
      rest.filter((each) => bytesOf(each) >= FRAMEWORK_BYTES && bytesOf(each) < TOOLKIT_BYTES),
      rest.filter((each) => bytesOf(each) < FRAMEWORK_BYTES),
    ],
    pip: [
      wheels.filter((each) => wheelBytes(each) >= BIG_WHEEL_BYTES),
      wheels.filter((each) => wheelBytes(each) < BIG_WHEEL_BYTES),
    ],
  };
}

function bytesOf({ size }: SolvedPackage): number {
  return size ?? 0;
}

/** Bytes of what pip downloads: a release has one file for each kind of machine, of about a size. */
export function wheelBytes({ files }: LockedPipPackage): number {
  return Math.max(0, ...files.map(({ size }) => size));
}

/** Names of a package and all that it needs. */
export function closureOf(
  root: string,
  packages: readonly Pick<SolvedPackage, 'name' | 'depends'>[],
): Set<string> {
  const byName = new Map(packages.map((each) => [each.name, each]));
  const names = new Set<string>();
  const visit = (name: string): void => {
    const found = byName.get(name);
    if (found === undefined || names.has(name)) return;
    names.add(name);
    for (const need of found.depends) visit(nameOfSpec(need));
  };
  visit(root);
  return names;
}
