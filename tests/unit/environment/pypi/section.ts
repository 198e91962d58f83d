import type { CondaSpec, PipRequirement } from '../../../../actions/src/environment/model.ts';
import { parseRequirement } from '../../../../actions/src/environment/requirement/pip-requirement.ts';
import type { SolvedPackage } from '../../../../actions/src/environment/solve/thread/protocol.ts';

const place = (line: number) => ({ file: 'environment.yml', line, column: 7, endColumn: 9 });

function requirement(raw: string, index: number): PipRequirement {
  const parsed = parseRequirement(raw);
  if ('problem' in parsed) throw new Error(parsed.problem);
  return { ...parsed, place: place(index + 1) };
}

/** Solved packages as `name version`; those in `libraries` are not written in Python. */
function solved(packages: string[], libraries: string[] = []): SolvedPackage[] {
  return [...packages, ...libraries].map((each) => {
    const [name = '', version = ''] = each.split(' ');
    const depends = libraries.includes(each) ? ['libgcc'] : ['python >=3.9'];
    const url = `https://conda.anaconda.org/c/noarch/${name}-${version}-0.conda`;
    const file = { buildNumber: 0, build: '0', md5: undefined, sha256: undefined, size: 1 };
    return { name, version, depends, url, subdir: 'noarch', ...file };
  });
}

/** A pip section and what conda has solved beside it. */
export interface Setting {
  pip: string[];
  conda?: string[];
  libraries?: string[];
  /** Names of the conda section. */
  named?: string[];
}

/** What the check of a pip section is given. */
export function section({ pip, conda = [], libraries = [], named = [] }: Setting) {
  const lines = named.map((name) => ({ name }) as CondaSpec);
  return {
    file: { conda: lines, pip: pip.map(requirement) },
    solved: solved(['python 3.9.13', ...conda], libraries),
  };
}
