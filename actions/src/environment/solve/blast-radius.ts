import type { SolvedPackage } from './protocol.ts';

/** What a change of an environment file does to the installed packages of everybody. */
export interface BlastRadius {
  /** Nothing that is there today changes; packages only come on top. */
  readonly additiveOnly: boolean;
  readonly added: readonly PackageChange[];
  readonly upgraded: readonly PackageChange[];
  readonly downgraded: readonly PackageChange[];
  /** The same version in another build, or from another channel. */
  readonly rebuilt: readonly PackageChange[];
  readonly removed: readonly PackageChange[];
  readonly download: Download;
}

export interface PackageChange {
  readonly name: string;
  readonly before: SolvedPackage | undefined;
  readonly after: SolvedPackage | undefined;
}

/** Compressed bytes; what they take on disk is a few times more. */
interface Download {
  /** All packages that are not the same as before. */
  readonly changedBytes: number;
  /** How much more (or, negative, less) a machine downloads for the whole environment. */
  readonly growthBytes: number;
  /** Changed packages whose records don't tell their size: the figures leave them out. */
  readonly unknownSizes: readonly string[];
}

/**
 * Compares two solutions of one variant.
 * @param order compares versions as conda does: negative where the first is older
 */
export function compareSolutions(
  before: readonly SolvedPackage[],
  after: readonly SolvedPackage[],
  order: (a: string, b: string) => number,
): BlastRadius {
  const old = new Map(before.map((each) => [each.name, each]));
  const now = new Map(after.map((each) => [each.name, each]));
  const names = [...new Set([...old.keys(), ...now.keys()])].toSorted();
  const changes = names
    .map((name): PackageChange => ({ name, before: old.get(name), after: now.get(name) }))
    .filter((change) => change.before?.url !== change.after?.url);
  const kinds = Object.groupBy(changes, (change) => kindOf(change, order));
  const { added = [], upgraded = [], downgraded = [], rebuilt = [], removed = [] } = kinds;
  return {
    additiveOnly: changes.length === added.length,
    added,
    upgraded,
    downgraded,
    rebuilt,
    removed,
    download: downloadOf(changes),
  };
}

type Kind = 'added' | 'upgraded' | 'downgraded' | 'rebuilt' | 'removed';

function kindOf({ before, after }: PackageChange, order: (a: string, b: string) => number): Kind {
  if (before === undefined) return 'added';
  if (after === undefined) return 'removed';
  const sign = order(before.version, after.version);
  if (sign === 0) return 'rebuilt';
  return sign < 0 ? 'upgraded' : 'downgraded';
}

function downloadOf(changes: readonly PackageChange[]): Download {
  let changedBytes = 0;
  let growthBytes = 0;
  const unknownSizes: string[] = [];
  for (const { name, before, after } of changes) {
    const sides = [before, after].filter((side) => side !== undefined);
    if (sides.some(({ size }) => size === undefined)) unknownSizes.push(name);
    else {
      changedBytes += after?.size ?? 0;
      growthBytes += (after?.size ?? 0) - (before?.size ?? 0);
    }
  }
  return { changedBytes, growthBytes, unknownSizes };
}
