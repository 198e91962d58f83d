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
  readonly section: Section;
  readonly name: string;
  readonly before: Installed | undefined;
  readonly after: Installed | undefined;
  /** What made it move, in words without a full stop; absent for what is added. */
  readonly why?: string;
}

type Section = 'conda' | 'pip';

/** A package as it is compared: a solved one of conda, or one of pip by `installedByPip`. */
export interface Installed {
  readonly name: string;
  readonly version: string;
  /** Of conda's packages. */
  readonly build?: string;
  /** Of conda's packages. */
  readonly url?: string;
  /** Of conda's packages. */
  readonly depends?: readonly string[];
  /** Of pip's: of all files that fit. */
  readonly sha256?: string | undefined;
  /** Bytes to download, if they are known. */
  readonly size: number | undefined;
}

/** pip takes one of the files that fit; none is larger than the size given here. */
export function installedByPip({
  name,
  version,
  files,
}: {
  readonly name: string;
  readonly version: string;
  readonly files: readonly { readonly sha256: string; readonly size: number | undefined }[];
}): Installed {
  const size = Math.max(0, ...files.map((file) => file.size ?? 0));
  const sha256 = files.map((file) => file.sha256).join();
  return { name, version, sha256, size: size === 0 ? undefined : size };
}

/** Compressed bytes; what they take on disk is a few times more. */
interface Download {
  /** All packages that are not the same as before. */
  readonly changedBytes: number;
  /** How much more (or, negative, less) a machine downloads for the whole environment. */
  readonly growthBytes: number;
  /** Changed packages whose records don't state their size: the figures leave them out. */
  readonly unknownSizes: readonly string[];
}

/** What both sections of a file change. */
export function bothRadii(conda: BlastRadius, pip: BlastRadius): BlastRadius {
  return {
    additiveOnly: conda.additiveOnly && pip.additiveOnly,
    added: [...conda.added, ...pip.added],
    upgraded: [...conda.upgraded, ...pip.upgraded],
    downgraded: [...conda.downgraded, ...pip.downgraded],
    rebuilt: [...conda.rebuilt, ...pip.rebuilt],
    removed: [...conda.removed, ...pip.removed],
    download: {
      changedBytes: conda.download.changedBytes + pip.download.changedBytes,
      growthBytes: conda.download.growthBytes + pip.download.growthBytes,
      unknownSizes: [...conda.download.unknownSizes, ...pip.download.unknownSizes],
    },
  };
}

/**
 * Compares two solutions of one section of one variant.
 * @param order compares versions as the section's installer does: negative where the first is older
 */
export function compareSolutions(
  before: readonly Installed[],
  after: readonly Installed[],
  order: (a: string, b: string) => number,
  section: Section = 'conda',
): BlastRadius {
  const old = new Map(before.map((each) => [each.name, each]));
  const now = new Map(after.map((each) => [each.name, each]));
  const names = [...new Set([...old.keys(), ...now.keys()])].toSorted();
  const changes = names
    .map((name): PackageChange => ({ section, name, before: old.get(name), after: now.get(name) }))
    .filter((change) => identity(change.before) !== identity(change.after));
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

function identity(each: Installed | undefined): string | undefined {
  return each && (each.url ?? `${each.version} ${each.sha256}`);
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
