import type { SolvedPackage } from '../../environment/solve/thread/protocol.ts';
import { UserError } from '../../errors.ts';
import type { ContextFile } from './context-file.ts';

/** The Dockerfile has that many steps that install conda packages; a plan may be empty. */
const CONDA_STEPS = 4;

/**
 * The files that runtime/installer/install.py reads, `plan/conda-<n>.json`: exact packages, one group
 * for each layer.
 *
 * @throws UserError if a package has no SHA-256: nothing is installed unchecked.
 */
export function condaPlans(groups: readonly (readonly SolvedPackage[])[]): ContextFile[] {
  return Array.from({ length: CONDA_STEPS }, (_, index) =>
    planFile(index + 1, { packages: (groups[index] ?? []).map(entryOf) }),
  );
}

/** A file of the plan; JSON, so that nothing in a name can be taken for anything else. */
export function planFile(step: number, content: object): ContextFile {
  const bytes = Buffer.from(`${JSON.stringify(content, undefined, 1)}\n`);
  return { path: `plan/conda-${step}.json`, executable: false, bytes };
}

function entryOf(solved: SolvedPackage): object {
  const { name, version, build, subdir, url, md5, sha256, size, depends } = solved;
  if (sha256 === undefined) {
    throw new UserError(`${url} has no SHA-256 in its channel: it can't be installed`, {
      next: `ask for another build of ${name}, and lock again: npx vsc lock`,
    });
  }
  return {
    name,
    version,
    build,
    subdir,
    url,
    sha256,
    md5: md5 ?? null,
    size: size ?? null,
    depends,
  };
}

/** The packages that plans among the files of a context name, with what they need. */
export function plannedPackages(
  files: readonly ContextFile[],
): Pick<SolvedPackage, 'name' | 'depends'>[] {
  return files
    .filter(({ path }) => path.startsWith('plan/conda-'))
    .flatMap(
      ({ bytes }) => (JSON.parse(bytes.toString()) as { packages: SolvedPackage[] }).packages,
    );
}
