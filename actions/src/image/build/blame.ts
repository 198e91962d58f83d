import { normalizeName } from '../../environment/requirement/names.ts';
import type { SolvedPackage } from '../../environment/solve/thread/protocol.ts';
import type { Finding } from '../../finding.ts';
import { shortLine } from '../../untrusted-text.ts';
import type { ImageCheck } from '../contents/check-image.ts';
import { closureOf } from '../context/layer-plan.ts';
import type { FailedStep } from './progress.ts';
import type { ListedPackage } from '../requested.ts';

/** The errors of imports at the lines that ask for the packages. */
export function importFindings(
  variant: string,
  checks: readonly Pick<ImageCheck, 'group' | 'name' | 'status' | 'detail'>[],
  listed: readonly ListedPackage[],
): Finding[] {
  const details = new Map(
    checks
      .filter(({ group, status }) => group === 'import' && status === 'failed')
      .map(({ name, detail }) => [name, detail]),
  );
  return listed.flatMap((each) => {
    const detail = details.get(`${each.kind} ${each.name}`);
    if (detail === undefined) return [];
    const problem = `${each.name} does not work in the ${variant} image: ${shortLine(detail)}`;
    return [finding('package-import', each, problem)];
  });
}

/**
 * What a package manager says of a package that it cannot install: the line that is worth reading,
 * and in it the package. Wordings of apt and pip as Debian 12 has them; conda's packages have an
 * installer of our own wording (runtime/installer/trouble.py).
 */
const BLAMES: Readonly<Record<ListedPackage['kind'], readonly RegExp[]>> = {
  apt: [
    /^E: Unable to locate package (\S+)/,
    /^E: Package '([^']+)' has no installation candidate/,
    /^E: Version '[^']*' for '([^']+)' was not found/,
    /^ (\S+) : (?:Depends|Conflicts|Breaks): /,
  ],
  conda: [/^conda: ([\w.-]+): /],
  pip: [
    /^ERROR: No matching distribution found for ([\w.-]+)/,
    /^ERROR: Could not find a version that satisfies the requirement ([\w.-]+)/,
    /^ERROR: Cannot install ([\w.-]+)/,
    /^\s*ERROR: Failed (?:building wheel|to build .*) for ([\w.-]+)/,
    /^ERROR: Could not build wheels for ([\w.-]+)/,
    /^\s+([\w.-]+)(?:\[[^\]]*\])?==\S+ from \S+:\s*$/,
    /^([\w.-]+) \S+ (?:requires .*, which is not installed|has requirement .*, but you have )/,
  ],
};

/**
 * The error of a step that installs packages, at the line that asks for the package that its last
 * lines blame, or for one that needs it; none if they blame nothing that somebody asked for.
 * @param planned conda's packages of the image, with what they need
 */
export function installFindings(
  variant: string,
  { command, lines }: Pick<FailedStep, 'command' | 'lines'>,
  listed: readonly ListedPackage[],
  planned: readonly Pick<SolvedPackage, 'name' | 'depends'>[] = [],
): Finding[] {
  const kind = (['apt', 'conda', 'pip'] as const).find((each) => command.includes(`/${each}.sh`));
  if (kind === undefined) return [];
  const own = listed.filter((each) => each.kind === kind);
  const found = BLAMES[kind].flatMap((pattern) =>
    lines.flatMap((line) => {
      const name = normalizeName(pattern.exec(line)?.[1] ?? '');
      if (name === '') return [];
      const asked = own.find((each) => normalizeName(each.name) === name);
      const first = asked ?? own.find((each) => closureOf(each.name, planned).has(name));
      return first === undefined ? [] : [{ asked: first, name, line }];
    }),
  );
  return found.slice(0, 1).map(({ asked, name, line }) => {
    const needed = normalizeName(asked.name) === name ? asked.name : `${name}, for ${asked.name},`;
    const problem = `${needed} cannot be installed in the ${variant} image: ${shortLine(line.trim())}`;
    return finding('package-install', asked, problem);
  });
}

function finding(rule: string, { place }: ListedPackage, message: string): Finding {
  return { place, rule, severity: 'error', message };
}
