import type { Finding } from '../../../finding.ts';
import { imageMarkers } from '../../requirement/image-markers.ts';
import { listed } from '../../../text.ts';
import type { PipRequirement } from '../../model.ts';
import { moduleFamily } from '../../requirement/names.ts';
import { requirementOf } from '../../requirement/pip-requirement.ts';
import { finding } from '../../rules/catalogue.ts';
import { collectDemands, type Demand, meets } from '../resolve/demands.ts';
import type { Given } from '../resolve/given.ts';
import { type Asked, followed, type PipPackage } from '../resolve/resolve.ts';
import type { Target } from '../index/wheel-tags.ts';

/**
 * What stands against each other by the lines and the releases that they pin alone, at the lines:
 * no choice of other packages helps.
 * @param named conda packages that the conda section has
 */
export function direct({ demands, pinned, given }: Asked, named: ReadonlySet<string>): Finding[] {
  return [...demands].flatMap(([name, asked]): Finding[] => {
    const conda = given.get(name);
    if (conda !== undefined) {
      const unmet = asked.find((each) => !each.allows(conda.version));
      return unmet === undefined ? [] : [replaced(name, unmet, conda, named)];
    }
    const pin = pinned.get(name);
    return pin === undefined || meets(pin.version, asked) ? [] : contradiction(name, asked);
  });
}

/** A line may ask for another version of what conda only brought along: whoever merges it has to see that. */
export function replacement(line: PipRequirement, given: ReadonlyMap<string, Given>): Finding {
  const { name, version = '' } = given.get(line.name)?.conda ?? {};
  const message = `pip replaces conda's ${name} ${version}, which another package brought, with ${line.version}: this file asks for \`${line.raw}\`.`;
  const change =
    line.extras.length === 0 ? 'delete this line' : `write \`${requirementOf(line, version)}\``;
  const suggestion = `${change}, unless pip's version is meant`;
  return finding('pip-replaces-conda', 'warning', line.place, message, suggestion);
}

/** conda's dependents were built against conda's version: pip leaves it as it is. */
function replaced(
  name: string,
  demand: Demand,
  { conda }: Given,
  named: ReadonlySet<string>,
): Finding {
  const { line, by } = demand;
  const message = `conda has ${conda.name} ${conda.version}, which pip does not replace: ${demandReason(name, demand)}.`;
  const own = by === undefined;
  const condaLine = named.has(conda.name)
    ? `change \`${conda.name}=${conda.version}\` in`
    : `add \`${conda.name}=<version>\` to`;
  const suggestion = own
    ? `delete this line, or ${condaLine} the conda section`
    : `take a version of \`${line.name}\` that goes with ${conda.name} ${conda.version}`;
  return finding('pip-replaces-conda', 'error', line.place, message, suggestion);
}

/** A finding at each line that takes part. */
function contradiction(name: string, demands: readonly Demand[]): Finding[] {
  const asked = demands.map((demand) => demandReason(name, demand));
  const message = `No release of ${name} meets every demand: ${listed([...new Set(asked)], 8, '; ')}.`;
  const places = new Set(demands.map(({ line }) => line.place));
  return Array.from(places, (place) => finding('pip-conflict', 'error', place, message));
}

/** Why a package is there, such as `timm 0.6.12 needs torch>=1.7`. */
export function demandReason(name: string, { by, line, specifier }: Demand): string {
  if (by === undefined) return `this file asks for \`${line.raw}\``;
  const own = by === `${line.name} ${line.version}`;
  return `${by} needs ${name}${specifier}${own ? '' : `, which \`${line.raw}\` leads to`}`;
}

/** uv's account of a conflict is as long as the chain of reasons. */
const LONGEST_ACCOUNT = 1200;

/** What uv found, at the lines that it names; at all of them if it names none. */
export function conflictOf(
  account: string,
  lines: readonly PipRequirement[],
  given: ReadonlyMap<string, Given>,
): Finding[] {
  const plain = account
    // Under which marker a need stands.
    .replaceAll(/\{[^}]*\}/g, '')
    .replaceAll(
      /[Oo]nly ([a-z0-9-]+)==(\S+) is available/g,
      (all, name: string, version: string) => {
        const conda = given.get(name)?.conda;
        return conda === undefined ? all : `conda has ${conda.name} ${version}`;
      },
    )
    .replaceAll('in the package registry', 'in the package index')
    .replace('your requirements are unsatisfiable', "the pip section can't be installed");
  const short = plain.length > LONGEST_ACCOUNT ? `${plain.slice(0, LONGEST_ACCOUNT)} …` : plain;
  const named = lines.filter(({ name }) =>
    new RegExp(`(?:^|[\\s,])${name}(?:\\[[^\\]]*\\])?(?:[\\s=<>!~,.]|$)`).test(account),
  );
  const told = named.length > 0 ? named : lines;
  const message = `The pip section has no solution. ${short}`;
  return told.map(({ place }) => finding('pip-conflict', 'error', place, message));
}

/** Projects of the solution that put the same modules into Python as another one does. */
export function overlaps(
  lines: readonly PipRequirement[],
  packages: readonly PipPackage[],
  { given }: Asked,
  { python }: Target,
): Finding[] {
  const owners = new Map(
    Array.from(given, ([name, { conda }]) => [
      moduleFamily(name),
      { name: conda.name, what: `conda's ${conda.name} ${conda.version}` },
    ]),
  );
  const demands = collectDemands(lines, followed(packages, given), imageMarkers(python));
  return packages.flatMap(({ name, version }) => {
    const family = moduleFamily(name);
    const owner = owners.get(family);
    if (owner === undefined) {
      owners.set(family, { name, what: `${name} ${version}` });
      return [];
    }
    const [demand] = demands.get(name) ?? [];
    if (demand === undefined) return [];
    const message = `${name} ${version} would overwrite modules of ${owner.what}: ${demandReason(name, demand)}.`;
    const suggestion =
      demand.by === undefined
        ? `delete this line: ${owner.what} has the same modules`
        : `take a version of \`${demand.line.name}\` that does not need ${name}`;
    return [finding('pip-replaces-conda', 'error', demand.line.place, message, suggestion)];
  });
}
