import { UserError } from '../../errors.ts';
import type { Registry } from '../client/client.ts';
import { boundedChanges } from './git-history.ts';
import { imagePackages, packageChanges } from './image-packages.ts';
import type { Release } from '../ledger/ledger.ts';

/**
 * The packages of Debian, conda and pip that differ between the images of a release and those built anew, a
 * line each, such as `libssl3 3.0.14-1 -> 3.0.17-1 (cpu)`; by the bills of materials in the registry.
 *
 * @param digests of the images that were built anew, by variant
 * @throws UserError if one has no bill of materials: what a rebuild changes is never left unsaid.
 */
export async function updatedPackages(
  registry: Registry,
  release: Pick<Release, 'number' | 'digests'>,
  digests: Release['digests'],
): Promise<readonly string[]> {
  const variants = Object.keys(digests);
  const where = new Map<string, string[]>();
  for (const variant of variants) {
    const [before, after] = await Promise.all(
      [release.digests[variant], digests[variant]].map(async (digest = '') => {
        const packages = await imagePackages(registry, digest);
        if (packages !== undefined) return packages;
        throw new UserError(`the ${variant} image ${digest} has no bill of materials`, {
          next: `what a rebuild of release ${release.number} changes is not known: publish both with --sbom, as publish.yml does`,
        });
      }),
    );
    for (const { name, from, to } of packageChanges(before ?? [], after ?? [])) {
      const line = `${name} ${from ?? '(none)'} -> ${to ?? '(none)'}`;
      where.set(line, [...(where.get(line) ?? []), variant]);
    }
  }
  const lines = [...where].map(([line, some]) =>
    some.length === variants.length ? line : `${line} (${some.join(', ')})`,
  );
  return boundedChanges(lines);
}
