import type { Finding } from '../../../finding.ts';
import { imageMarkers } from '../../requirement/image-markers.ts';
import type { PipRequirement } from '../../model.ts';
import { importNamesOf, moduleFamily } from '../../requirement/names.ts';
import { finding } from '../../rules/catalogue.ts';
import { collectDemands } from '../resolve/demands.ts';
import { demandReason } from './explain.ts';
import type { Given } from '../resolve/given.ts';
import { sharedModules } from '../index/module-files.ts';
import { followed, type PipPackage } from '../resolve/resolve.ts';
import { releaseFiles } from '../index/releases.ts';
import type { SimpleIndex } from '../index/simple-index.ts';
import type { Target } from '../index/wheel-tags.ts';

interface Ground {
  readonly given: ReadonlyMap<string, Given>;
  readonly target: Target;
  readonly index: SimpleIndex;
}

/**
 * Packages that a change brings or moves and that install modules which another one has: whichever is
 * installed last wins. Of wheels their own lists of files decide, of conda's packages the modules that
 * go by their names. What an archive of sources brings is not known, nor what a server doesn't say.
 * @param known what was there before the change, as `name==version`
 */
export async function ownedTwice(
  lines: readonly PipRequirement[],
  packages: readonly PipPackage[],
  known: ReadonlySet<string>,
  { given, target, index }: Ground,
): Promise<Finding[]> {
  const moved = packages.filter(({ name, version }) => !known.has(`${name}==${version}`));
  if (moved.length === 0) return [];
  const files = new Map(
    await Promise.all(
      packages.map(async (each) => [each.name, await modulesOf(each, target, index)] as const),
    ),
  );
  const demands = collectDemands(lines, followed(packages, given), imageMarkers(target.python));
  const asked = new Set(lines.map(({ name }) => name));
  const told = new Set<string>();
  return moved.flatMap(({ name, version }) => {
    const own = files.get(name) ?? none;
    const rival = conda() ?? pip();
    const [demand] = demands.get(name) ?? [];
    if (rival === undefined || demand === undefined) return [];
    const lost = rival.modules.map((module) => `\`${module}\``).join(', ');
    const message = `${name} ${version} would overwrite ${lost} of ${rival.what}: ${demandReason(name, demand)}.`;
    const suggestion =
      demand.by === undefined
        ? `delete this line: ${rival.what} has ${lost} already`
        : `take a version of \`${demand.line.name}\` that does not need ${name}`;
    return [finding('pip-replaces-conda', 'error', demand.line.place, message, suggestion)];

    function conda() {
      const tops = new Set(Array.from(own, (file) => file.replace(/[/.].*$/, '')));
      for (const [pypiName, { conda: each }] of given) {
        // Families are known without a look into wheels, and reported already.
        if (moduleFamily(pypiName) === moduleFamily(name)) continue;
        const modules = importNamesOf(each.name).filter((module) => tops.has(module));
        const what = `conda's ${each.name} ${each.version}`;
        if (modules.length > 0) return { modules, what };
      }
      return undefined;
    }

    function pip() {
      for (const other of packages) {
        if (other.name === name || moduleFamily(other.name) === moduleFamily(name)) continue;
        const modules = sharedModules(own, files.get(other.name) ?? none);
        const pair = [name, other.name].toSorted().join(' ');
        // Of two that are new, the one that no line asks for is the one too many.
        const both =
          !known.has(`${other.name}==${other.version}`) &&
          asked.has(name) &&
          !asked.has(other.name);
        if (modules.length === 0 || told.has(pair) || both) continue;
        told.add(pair);
        return { modules, what: `${other.name} ${other.version}` };
      }
      return undefined;
    }
  });
}

const none: ReadonlySet<string> = new Set();

async function modulesOf(
  { name, version }: PipPackage,
  target: Target,
  index: SimpleIndex,
): Promise<ReadonlySet<string>> {
  const [file] = releaseFiles((await index.project(name)) ?? [], version, target);
  return file === undefined ? none : new Set(await index.modules(file));
}
