import {
  COMPETITION_FILE,
  type PackageSource,
  type VariantSettings,
} from '../../environment/settings/competition.ts';
import { checkLock } from '../../environment/lock/check.ts';
import { installedByConda } from '../../environment/lock/installed-by-conda.ts';
import { type LockDetails, lockFiles } from '../../environment/lock/model.ts';
import { renderLock } from '../../environment/lock/render.ts';
import type { EnvironmentFile, Policy } from '../../environment/model.ts';
import { requirementText } from '../../environment/requirement/pip-requirement.ts';
import { POLICY_FILE, readPolicy, requirePolicy } from '../../environment/settings/policy.ts';
import { readEnvironment } from '../../environment/files/read.ts';
import { ExitCode, UserError } from '../../errors.ts';
import { firstProblem } from '../../finding.ts';
import { type ContextFile, sourceAt } from './context-file.ts';
import { condaPlans, planFile } from './conda-plan.ts';
import { planLayers } from './layer-plan.ts';

/** The Dockerfile has that many steps of pip; a list may be empty. */
const PIP_STEPS = 2;
/** What lite alone has of pip. */
export const LITE_PIP = 'runtime/pip-lite.txt';
/** Wheels of every variant that has Debian's packages, beside those. */
export const WHEELS_OF_DEBIAN = 'runtime/wheels-lite.txt';

/** The lists that the Dockerfile's package steps read, and where they come from. */
export interface PackageLists {
  /** `plan/conda-<n>.json` and `plan/pip-<n>.txt`. */
  readonly files: readonly ContextFile[];
  /** The lock behind them; undefined for Debian's packages, and if there is none that fits. */
  readonly lock: LockDetails | undefined;
  /** What to tell the user: that there is no lock. */
  readonly notice: string | undefined;
  /** What has to be solved before the build, for want of a lock. */
  readonly unsolved: Unsolved | undefined;
  /** Which packages the image has: the Dockerfile has a stage for each kind. */
  readonly packages: PackageSource;
  /** The environment file of the variant; undefined if it has none. */
  readonly environment: EnvironmentFile | undefined;
}

/** An environment without a lock. Its place in the lists is taken by what it is solved from. */
export interface Unsolved {
  readonly environment: EnvironmentFile;
  readonly machine: Readonly<Record<string, string>>;
}

/** The files of the repository, beside runtime/, that an image comes from, or its tests. */
export function listSources(name: string, settings: VariantSettings | undefined): string[] {
  if (settings?.file === undefined) return [];
  const { file } = settings;
  return [`environment/${file}`, COMPETITION_FILE, POLICY_FILE, ...Object.values(lockFiles(name))];
}

/**
 * Makes the package lists of a variant: from its lock, exact and in layers; from the environment
 * file, which is to be solved then, only if there is no lock at all. With Debian's packages there is no
 * conda; the pip list is the environment file's, or runtime/pip-lite.txt if there is none.
 *
 * @throws UserError if a source is missing or cannot be read, and for a lock that is not this
 * file's: stale, damaged, or with what it can't hold.
 */
export function packageLists(
  { name, file, machine = {}, packages }: VariantSettings & { readonly name: string },
  sources: readonly ContextFile[],
): PackageLists {
  const text = (path: string) => sources.find((source) => source.path === path)?.bytes.toString();
  const unlocked = { lock: undefined, notice: undefined, unsolved: undefined, packages };
  if (file === undefined) {
    const pip = sourceAt(LITE_PIP, sources).bytes.toString();
    return { ...unlocked, files: pipLists([pip]), environment: undefined };
  }
  const environment = readEnvironmentSource(`environment/${file}`, sources);
  const pipSection = environment.pip.map((each) => `${requirementText(each)}\n`).join('');
  if (packages === 'debian') return { ...unlocked, files: pipLists([pipSection]), environment };
  const files = lockFiles(name);
  const texts = {
    explicit: text(files.explicit),
    details: text(files.details),
    pip: text(files.pip),
  };
  const checked = checkLock(name, texts, environment, {
    channels: readSourcePolicy(sources).channels,
    virtualPackages: machine,
  });
  const [fault] = checked.findings;
  if (fault !== undefined) {
    throw new UserError(`${fault.place.file}:${fault.place.line}: ${fault.message}`, {
      exitCode: ExitCode.blocked,
      next: 'npx vsc lock',
      findings: checked.findings,
    });
  }
  const { lock } = checked;
  if (lock !== undefined) {
    return { ...unlocked, files: lockedLists(lock), lock, environment };
  }
  return {
    ...unlocked,
    files: [planFile(1, inputsOf(environment, machine)), ...pipLists([pipSection])],
    environment,
    unsolved: { environment, machine },
    notice: `${files.explicit} does not exist: the environment is solved for this build alone`,
  };
}

/** Each layer as a plan of its own, and as a list in pip's hash-checked format. */
function lockedLists(lock: LockDetails): ContextFile[] {
  const { conda, pip } = planLayers(installedByConda(lock), lock.pip);
  const { pip: hashed } = lockFiles(lock.variant);
  const lists = pip.map((wheels) => renderLock({ ...lock, pip: wheels }).get(hashed) ?? '');
  return [...condaPlans(conda), ...pipLists(lists)];
}

function pipLists(texts: readonly string[]): ContextFile[] {
  return Array.from({ length: PIP_STEPS }, (_, index) => ({
    path: `plan/pip-${index + 1}.txt`,
    executable: false,
    bytes: Buffer.from(texts[index] ?? ''),
  }));
}

/** What the solution depends on, as far as the repository has it. */
function inputsOf({ channels, conda }: EnvironmentFile, machine: Unsolved['machine']): object {
  const names = channels.map(({ name }) => name);
  return { channels: names, dependencies: conda.map(({ raw }) => raw), machine };
}

function readEnvironmentSource(path: string, sources: readonly ContextFile[]): EnvironmentFile {
  const { file, findings } = readEnvironment(path, sourceAt(path, sources).bytes);
  const errors = findings.filter(({ severity }) => severity === 'error');
  if (file !== undefined && errors.length === 0) return file;
  throw new UserError(firstProblem(path, errors), {
    next: 'npx vsc validate lists all problems of the environment files',
  });
}

function readSourcePolicy(sources: readonly ContextFile[]): Policy {
  return requirePolicy(readPolicy(sourceAt(POLICY_FILE, sources).bytes));
}
