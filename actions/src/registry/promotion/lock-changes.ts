import path from 'node:path';

type Texts = Readonly<Record<string, string>>;

/**
 * What differs between two sets of lock files (path to text), a line a package, such as
 * `numpy 1.23.4 -> 1.23.5`; a package that not all variants change names those that do.
 */
export function lockChanges(before: Texts, after: Texts): string[] {
  const [old, now] = [byVariant(before), byVariant(after)];
  const variants = [...new Set([...old.keys(), ...now.keys()])].toSorted();
  const where = new Map<string, string[]>();
  for (const variant of variants) {
    const [was, is] = [packagesIn(old.get(variant) ?? ''), packagesIn(now.get(variant) ?? '')];
    for (const name of new Set([...was.keys(), ...is.keys()])) {
      const [one, other] = [was.get(name), is.get(name)];
      if (one?.version === other?.version && one?.build === other?.build) continue;
      const line = `${name} ${describe(one, other)} -> ${describe(other, one)}`;
      where.set(line, [...(where.get(line) ?? []), variant]);
    }
  }
  return [...where]
    .map(([line, some]) =>
      some.length === variants.length ? line : `${line} (${some.join(', ')})`,
    )
    .toSorted();
}

/** The locks of each variant in one text: `cpu` has `cpu.lock` and `cpu.pip.lock`. */
function byVariant(locks: Texts): Map<string, string> {
  const variants = Map.groupBy(Object.entries(locks), ([file]) =>
    path.basename(file).replace(/\..*/, ''),
  );
  return new Map(
    [...variants].map(([variant, files]) => [variant, files.map(([, text]) => text).join('\n')]),
  );
}

interface Package {
  readonly version: string;
  /** Of a conda package. */
  readonly build?: string | undefined;
}

/** By name, from URLs of conda packages (`…/name-version-build.conda`) and `name==version`. */
function packagesIn(lock: string): Map<string, Package> {
  const packages = new Map<string, Package>();
  for (const line of lock.split('\n')) {
    const conda = /^[^#\s]*\/([^/]+)-([^-/]+)-([^-/]+)\.(?:conda|tar\.bz2)(?:#|$)/.exec(line);
    const pip = /^([A-Za-z0-9][\w.-]*)(?:\[[^\]]*\])?==([^\s;\\]+)/.exec(line);
    const [, name, version, build] = conda ?? pip ?? [];
    if (name !== undefined && version !== undefined) packages.set(name, { version, build });
  }
  return packages;
}

/** A version, with its build if that is all that changed. */
function describe(one: Package | undefined, other: Package | undefined): string {
  if (one === undefined) return '(none)';
  return one.version === other?.version ? `${one.version} (${one.build})` : one.version;
}
