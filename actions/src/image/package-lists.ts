import { checkLock } from '../environment/lock/check.ts';
import { type LockDetails, lockFiles } from '../environment/lock/model.ts';
import { renderLock } from '../environment/lock/render.ts';
import type { EnvironmentFile, CondaVariant, Policy } from '../environment/model.ts';
import { POLICY_FILE, readPolicy, requirePolicy } from '../environment/policy.ts';
import { readEnvironment } from '../environment/read.ts';
import { ExitCode, UserError } from '../errors.ts';
import { firstProblem } from '../finding.ts';
import { type ContextFile, sourceAt } from './context-file.ts';
import { planLayers } from './layer-plan.ts';
import type { Variant } from './variant.ts';

/** The Dockerfile has that many steps of each kind; a list may be empty. */
const STEPS = { conda: 4, pip: 2 };
const LITE_PIP = 'runtime/pip-lite.txt';

/** The lists that the Dockerfile's package steps read, and where they come from. */
export interface PackageLists {
  /** `plan/conda-<n>.txt` and `plan/pip-<n>.txt`. */
  readonly files: readonly ContextFile[];
  /** The lock behind them; undefined for `lite`, and if there is none that fits. */
  readonly lock: LockDetails | undefined;
  /** What to tell the user: that there is no lock. */
  readonly notice: string | undefined;
  /** The variant whose package stage of the Dockerfile is built: itself, unless the policy says `lite`. */
  readonly stage: Variant;
}

/** The files of the repository, beside runtime/, that the package lists of a variant come from. */
export function listSources(variant: Variant): string[] {
  if (variant === 'lite') return [];
  return [environmentPath(variant), POLICY_FILE, ...Object.values(lockFiles(variant))];
}

/**
 * Makes the package lists of a variant: from its lock, exact and in layers; from the environment
 * file, solved while building, only if there is no lock at all. `lite` has no conda; its pip
 * list is runtime/pip-lite.txt, or the environment file's if a variant is built as lite.
 *
 * @throws UserError if a source is missing or cannot be read, and for a lock that is not this
 * file's: stale, damaged, or with what it can't hold.
 */
export function packageLists(variant: Variant, sources: readonly ContextFile[]): PackageLists {
  const text = (path: string) => sources.find((file) => file.path === path)?.bytes.toString();
  if (variant === 'lite') {
    return { files: listFiles([], [sourceAt(LITE_PIP, sources).bytes.toString()]), ...LITE };
  }
  const environment = readEnvironmentSource(variant, sources);
  const pipSection = environment.pip.map(({ raw }) => `${raw}\n`).join('');
  const { channels, variants } = readSourcePolicy(sources);
  const policy = variants[variant];
  if (policy.built_as === 'lite') return { files: listFiles([], [pipSection]), ...LITE };
  const files = lockFiles(variant);
  const texts = {
    explicit: text(files.explicit),
    details: text(files.details),
    pip: text(files.pip),
  };
  const checked = checkLock(variant, texts, environment, {
    channels,
    virtualPackages: policy.virtual_packages,
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
    return { files: lockedLists(lock), lock, notice: undefined, stage: variant };
  }
  return {
    files: listFiles([unsolved(environment)], [pipSection]),
    lock: undefined,
    stage: variant,
    notice: `${files.explicit} does not exist: the packages are solved while building`,
  };
}

const LITE = { lock: undefined, notice: undefined, stage: 'lite' } as const;

/** Each layer as a lock of its own: conda's explicit format, pip's hash-checked one. */
function lockedLists(lock: LockDetails): ContextFile[] {
  const { conda, pip } = planLayers(lock.packages, lock.pip);
  const { explicit, pip: hashed } = lockFiles(lock.variant);
  const render = (part: Partial<LockDetails>, path: string) =>
    renderLock({ ...lock, ...part }).get(path) ?? '';
  return listFiles(
    conda.map((packages) => render({ packages }, explicit)),
    pip.map((wheels) => render({ pip: wheels }, hashed)),
  );
}

function listFiles(conda: readonly string[], pip: readonly string[]): ContextFile[] {
  const lists = { conda, pip };
  return (['conda', 'pip'] as const).flatMap((kind) =>
    Array.from({ length: STEPS[kind] }, (_, index) => ({
      path: `plan/${kind}-${index + 1}.txt`,
      executable: false,
      bytes: Buffer.from(lists[kind][index] ?? ''),
    })),
  );
}

/** The environment file without its pip section, which has steps of its own. JSON is YAML. */
function unsolved({ channels, conda }: EnvironmentFile): string {
  const names = channels.map(({ name }) => name);
  return JSON.stringify({ channels: names, dependencies: conda.map(({ raw }) => raw) });
}

function environmentPath(variant: CondaVariant): string {
  return `environment/environment-${variant}.yml`;
}

/**
 * The environment file of a variant, among the sources.
 *
 * @throws UserError if it is missing or cannot be read.
 */
export function readEnvironmentSource(
  variant: CondaVariant,
  sources: readonly ContextFile[],
): EnvironmentFile {
  const path = environmentPath(variant);
  const { file, findings } = readEnvironment(path, sourceAt(path, sources).bytes);
  if (file !== undefined && findings.length === 0) return file;
  throw new UserError(firstProblem(path, findings), {
    next: 'npx vsc validate lists all problems of the environment files',
  });
}

function readSourcePolicy(sources: readonly ContextFile[]): Policy {
  return requirePolicy(readPolicy(sourceAt(POLICY_FILE, sources).bytes));
}
