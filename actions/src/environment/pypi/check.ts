import type { Finding } from '../../finding.ts';
import { Unavailable } from '../channel/download.ts';
import { listed } from '../listed.ts';
import type { EnvironmentFile, PipRequirement } from '../model.ts';
import { moduleFamily, pypiNameOf } from '../names.ts';
import { finding } from '../rules/catalogue.ts';
import type { SolvedPackage } from '../solve/protocol.ts';
import { checkLine } from './check-line.ts';
import type { PypiIndex } from './index-client.ts';
import type { Demand } from './demands.ts';
import { planInstall, type PipPackage, type PipPlan, type Unmet } from './resolve.ts';

/** The pip section of one variant, and the solved conda packages that it is installed on. */
export interface PipSection {
  readonly file: Pick<EnvironmentFile, 'conda' | 'pip'>;
  readonly solved: readonly SolvedPackage[];
}

export type PypiOutcome =
  | {
      readonly verdict: 'checked';
      readonly findings: readonly Finding[];
      /** What pip would install, in the order of names. */
      readonly packages: readonly PipPackage[];
    }
  | {
      readonly verdict: 'pypi-unavailable';
      readonly url: string;
      readonly reason: string;
      readonly attempts: number;
    };

export interface PypiOptions {
  readonly index: PypiIndex;
  /** The image's, as in the virtual package `__glibc`. */
  readonly glibc: string;
  /** Versions of a lock, preferred as long as they fit: PyPI name to version. */
  readonly preferred?: ReadonlyMap<string, string> | undefined;
}

/**
 * Checks a pip section against PyPI and against the conda packages below it.
 * @param options.before the section before the change: what was wrong already is a notice now
 */
export async function checkPypi(
  section: PipSection,
  options: PypiOptions & { readonly before?: PipSection | undefined },
): Promise<PypiOutcome> {
  try {
    const { findings, packages } = await checkSection(section, options);
    const old = options.before && (await checkSection(options.before, options));
    const known = new Set(old?.findings.map(({ rule, message }) => `${rule} ${message}`));
    const weighed = findings.map((each): Finding =>
      known.has(`${each.rule} ${each.message}`) ? { ...each, severity: 'notice' } : each,
    );
    return { verdict: 'checked', findings: weighed, packages };
  } catch (error) {
    if (!(error instanceof Unavailable)) throw error;
    const { url, reason, attempts } = error;
    return { verdict: 'pypi-unavailable', url, reason, attempts };
  }
}

async function checkSection(
  { file: { pip, conda }, solved }: PipSection,
  { index, glibc, preferred = new Map() }: PypiOptions,
): Promise<{ findings: Finding[]; packages: readonly PipPackage[] }> {
  const python = solved.find(({ name }) => name === 'python')?.version;
  if (python === undefined) return { findings: [], packages: [] };
  const target = { python, glibc };
  const perLine = await Promise.all(pip.map((line) => checkLine(line, target, index)));
  const sound = pip.filter((_, at) => !perLine[at]?.some(({ severity }) => severity === 'error'));
  const installed = pythonPackages(solved);
  const versions = new Map(Array.from(installed, ([name, { version }]) => [name, version]));
  const plan = await planInstall(sound, { installed: versions, preferred, target, index });
  const named = new Set(conda.map(({ name }) => name));
  const findings = [
    ...perLine.flat(),
    ...replaced(plan, installed, named),
    ...plan.unmet.flatMap(conflicts),
  ];
  return { findings, packages: plan.packages };
}

/**
 * What pip finds installed by conda, by PyPI name. A package that doesn't need Python is a library
 * that only shares its name with a project on PyPI, such as zstd.
 */
function pythonPackages(conda: readonly SolvedPackage[]): Map<string, SolvedPackage> {
  const own = conda.filter(({ depends }) => depends.some((spec) => /^python(_abi)?\b/.test(spec)));
  return new Map(own.map((each) => [pypiNameOf(each.name), each]));
}

/** A package that the conda section names weighs more than one that came as a dependency. */
function replaced(
  plan: PipPlan,
  installed: ReadonlyMap<string, SolvedPackage>,
  named: ReadonlySet<string>,
): Finding[] {
  const families = new Map(Array.from(installed, ([name, each]) => [moduleFamily(name), each]));
  return plan.packages.flatMap((pick) => {
    const same = installed.get(pick.name);
    const sibling = same ?? families.get(moduleFamily(pick.name));
    if (sibling === undefined) return [];
    const there = `conda's ${sibling.name} ${sibling.version}`;
    const demand = strictest(pick.demands, same?.version);
    const what =
      same === undefined
        ? `pip would overwrite modules of ${there} by those of ${pick.name} ${pick.version}`
        : `pip would replace ${there} by ${pick.version}`;
    const message = `${what}: ${reasonOf(pick.name, demand)}.`;
    const own = demand.by === undefined && same !== undefined;
    const suggestion = own
      ? `ask for ${pick.name} ${sibling.version} here, or add \`${sibling.name}=${pick.version}\` to the conda section`
      : `take a version of \`${demand.line.name}\` that goes with ${sibling.name} ${sibling.version}`;
    const severity = named.has(sibling.name) ? 'error' : 'warning';
    return [finding('pip-replaces-conda', severity, demand.line.place, message, suggestion)];
  });
}

/** The demand that the installed version doesn't meet; any, if there is none installed. */
function strictest(demands: readonly Demand[], version: string | undefined): Demand {
  const unmet = version === undefined ? undefined : demands.find((each) => !each.allows(version));
  return (unmet ?? demands[0])!;
}

function reasonOf(name: string, { by, line, specifier }: Demand): string {
  if (by === undefined) return `this file asks for \`${line.raw}\``;
  const chain = isOwn(by, line) ? '' : `, which \`${line.raw}\` leads to`;
  return `${by} needs ${name}${specifier}${chain}`;
}

/** Whether a demand comes from the very release that a line pins. */
function isOwn(by: string, line: PipRequirement): boolean {
  return by === `${line.name} ${line.version}`;
}

/**
 * A finding at each line that takes part. Certain only between pinned lines: elsewhere pip may find
 * older releases that fit.
 */
function conflicts({ name, demands }: Unmet): Finding[] {
  const certain = demands.every(({ by, line }) => by === undefined || isOwn(by, line));
  const asked = demands.map((demand) => reasonOf(name, demand));
  const message = `No release of ${name} meets every demand: ${listed([...new Set(asked)], '; ')}.`;
  const places = new Set(demands.map(({ line }) => line.place));
  const severity = certain ? 'error' : 'warning';
  return Array.from(places, (place) => finding('pip-conflict', severity, place, message));
}
