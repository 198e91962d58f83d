import type { Finding } from '../../finding.ts';
import { entryOf } from './match-spec.ts';
import type { CondaSpec, EnvironmentFile } from '../model.ts';
import { requirementOf } from './pip-requirement.ts';
import { finding } from '../rules/catalogue.ts';

interface Chosen {
  readonly name: string;
  readonly version: string;
  /** Of conda's packages. */
  readonly build?: string;
}

/** What was chosen for an environment file. */
export interface ChosenPackages {
  readonly conda: readonly Chosen[];
  readonly pip: readonly Chosen[];
}

/**
 * The lines that name one version and mean more: to conda `=1.9` is 1.9.0, 1.9.3 and 1.9.99. Only
 * the solver knows which of them that is today.
 */
export function shortPins(conda: readonly CondaSpec[], chosen: readonly Chosen[]): Finding[] {
  return conda.flatMap((spec): Finding[] => {
    const { constraint = '', version } = spec;
    const found = chosen.find(({ name }) => name === spec.name);
    if (version === undefined || found === undefined || constraint.startsWith('==')) return [];
    if (sameCondaVersion(version, found.version)) return [];
    const message = `\`${spec.raw}\` means every ${version}.* to conda, today ${found.version}.`;
    return [finding('pinned-version', 'error', spec.place, message, exact(spec, found))];
  });
}

/** Whether conda has two versions for one: `1.2` is `1.2.0`. */
export function sameCondaVersion(a: string, b: string): boolean {
  return bare(a) === bare(b);
}

function bare(version: string): string {
  return version.toLowerCase().replace(/(\.0+)+$/, '');
}

const open = new Set(['no-wildcard', 'pinned-version']);

/** Puts what was chosen into what is suggested for lines without an exact version. */
export function withExactPins(
  findings: readonly Finding[],
  file: EnvironmentFile,
  { conda, pip }: ChosenPackages,
): Finding[] {
  const suggestions = new Map<unknown, string>();
  for (const spec of file.conda) {
    const found = conda.find(({ name }) => name === spec.name);
    if (found !== undefined) suggestions.set(spec.place, exact(spec, found));
  }
  for (const line of file.pip) {
    const found = pip.find(({ name }) => name === line.name);
    const { marker } = line;
    if (found === undefined) continue;
    const entry = requirementOf(line, found.version);
    suggestions.set(line.place, marker === undefined ? entry : `${entry}; ${marker}`);
  }
  return findings.map((each): Finding => {
    const suggestion = open.has(each.rule) ? suggestions.get(each.place) : undefined;
    return suggestion === undefined ? each : { ...each, suggestion };
  });
}

function exact(spec: CondaSpec, { version, build }: Chosen): string {
  const entry = entryOf(spec, version);
  return spec.build === undefined || build === undefined ? entry : `${entry}=${build}`;
}
