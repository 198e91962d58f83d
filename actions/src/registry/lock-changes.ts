import path from 'node:path';

/**
 * What differs between two sets of lock files (path to text), a line a package, such as
 * `numpy 1.23.4 -> 1.23.5`; packages that change in one file only name it.
 */
export function lockChanges(
  before: Readonly<Record<string, string>>,
  after: Readonly<Record<string, string>>,
): string[] {
  const files = [...new Set([...Object.keys(before), ...Object.keys(after)])].toSorted();
  const where = new Map<string, string[]>();
  for (const file of files) {
    const [was, is] = [packagesIn(before[file] ?? ''), packagesIn(after[file] ?? '')];
    for (const name of new Set([...was.keys(), ...is.keys()])) {
      const [old, now] = [was.get(name), is.get(name)];
      if (old === now) continue;
      const line = `${name} ${old ?? '(new)'} -> ${now ?? '(gone)'}`;
      where.set(line, [...(where.get(line) ?? []), path.basename(file, '.lock')]);
    }
  }
  return [...where]
    .map(([line, in_]) => (in_.length === files.length ? line : `${line} (${in_.join(', ')})`))
    .toSorted();
}

/** Versions by name, from URLs of conda packages (`…/name-version-build.conda`) and `name==version`. */
function packagesIn(lock: string): Map<string, string> {
  const packages = new Map<string, string>();
  for (const line of lock.split('\n')) {
    const conda = /^[^#\s]*\/([^/]+)-([^-/]+)-[^-/]+\.(?:conda|tar\.bz2)(?:#|$)/.exec(line);
    const pip = /^([A-Za-z0-9][\w.-]*)(?:\[[^\]]*\])?==([^\s;\\]+)/.exec(line);
    const [, name, version] = conda ?? pip ?? [];
    if (name !== undefined && version !== undefined) packages.set(name, version);
  }
  return packages;
}
