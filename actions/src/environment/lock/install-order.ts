import { nameOfSpec } from '../channel/closure.ts';
import type { SolvedPackage } from '../solve/thread/protocol.ts';

/**
 * Sorts packages so that each comes after what it depends on, and by name if nothing else
 * decides: installers take an explicit list in its order. Python counts as independent of pip,
 * which needs Python itself.
 */
export function installOrder(packages: readonly SolvedPackage[]): SolvedPackage[] {
  const byName = new Map(packages.map((each) => [each.name, each]));
  const done = new Set<string>();
  const ordered: SolvedPackage[] = [];
  const visit = (name: string): void => {
    const found = byName.get(name);
    if (found === undefined || done.has(name)) return;
    done.add(name);
    const needs = found.depends
      .map(nameOfSpec)
      .filter((need) => name !== 'python' || need !== 'pip');
    for (const need of needs.toSorted()) visit(need);
    ordered.push(found);
  };
  for (const name of [...byName.keys()].toSorted()) visit(name);
  return ordered;
}
