import type { LockDetails } from '../../../actions/src/environment/lock/model.ts';
import type { InstalledPackage } from '../../../actions/src/image/contents/inventory.ts';

/** What a lock has, as `conda numpy 1.24.2`, sorted. */
export function packagesOf(made: { readonly lock: LockDetails } | undefined): string[] {
  const { packages = [], pip = [] } = made?.lock ?? {};
  return installedOf([
    ...packages.map((each) => ({ ...each, kind: 'conda' as const })),
    ...pip.map((each) => ({ ...each, kind: 'pip' as const })),
  ]);
}

/** What conda and pip have installed in an image, as `packagesOf` has it. */
export function installedOf(
  packages: readonly Pick<InstalledPackage, 'kind' | 'name' | 'version'>[],
): string[] {
  return packages
    .filter(({ kind }) => kind !== 'apt')
    .map(({ kind, name, version }) => `${kind} ${name} ${version}`)
    .toSorted();
}

/** What is installed after the changes of a comment's table, its rows as `changesIn` has them. */
export function changedBy(rows: readonly string[][], before: readonly string[]): string[] {
  const after = new Map(before.map((each) => [each.slice(0, each.lastIndexOf(' ')), each]));
  for (const [, told = '', , version = ''] of rows) {
    const name = told.endsWith(' (pip)') ? `pip ${told.replace(' (pip)', '')}` : `conda ${told}`;
    if (version === '') after.delete(name);
    else after.set(name, `${name} ${version}`);
  }
  return [...after.values()].toSorted();
}
