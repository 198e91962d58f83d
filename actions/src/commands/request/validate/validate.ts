import { checkFiles } from '../../../environment/check.ts';
import { compareFiles, type EntryChange } from '../../../environment/compare.ts';
import { withoutEchoes } from '../../../environment/echoes.ts';
import { type GitBase, GitFiles } from '../../../environment/git-base.ts';
import { loadFile } from '../../../environment/load.ts';
import { type Policy, type CondaVariant, condaVariants } from '../../../environment/model.ts';
import { loadPolicy, POLICY_FILE } from '../../../environment/policy.ts';
import { finding } from '../../../environment/rules/catalogue.ts';
import { checkLocks, solveChecked } from '../../../environment/solve-checked.ts';
import {
  type Solution,
  type SolveOptions,
  undecidedReason,
} from '../../../environment/solve-files.ts';
import { readState, type EnvironmentState } from '../../../environment/state.ts';
import type { Finding } from '../../../finding.ts';
import type { Ports } from '../../../ports.ts';

export interface ValidateInputs {
  /** Git ref to compare with; the main branch if it is absent. */
  readonly base: string | undefined;
  /** The files, from the repository's root or absolute; the policy's if they are absent. */
  readonly files: Readonly<Record<CondaVariant, string | undefined>>;
  /** How to solve; without it the files are only read and compared. */
  readonly solve: Omit<SolveOptions, 'signal'> | undefined;
}

/**
 * `undecided`: nothing is wrong as far as is known, but not everything is known; `fault`:
 * because of a fault of ours.
 */
export type ValidateVerdict = 'mergeable' | 'blocked' | 'undecided' | 'fault';

export interface VariantResult {
  readonly file: string;
  /** The file's entries against the base; undefined if there is nothing to compare with. */
  readonly changes: readonly EntryChange[] | undefined;
  /** Undefined if the file was not solved. */
  readonly solution: Solution | undefined;
}

export interface ValidateResult {
  readonly verdict: ValidateVerdict;
  readonly findings: readonly Finding[];
  readonly base: GitBase | undefined;
  /** What a reader should know about how the result came about. */
  readonly notes: readonly string[];
  readonly variants: Readonly<Record<CondaVariant, VariantResult>>;
  /** Texts of the files, for reports that show lines. */
  readonly sources: ReadonlyMap<string, string>;
}

/**
 * Checks both environment files against the policy and against the state that they change.
 * @throws UserError if the base ref does not exist
 */
export async function validateEnvironment(
  inputs: ValidateInputs,
  ports: Ports,
): Promise<ValidateResult> {
  const git = new GitFiles(ports.exec, ports.root);
  // Side by side: git takes longer to start than the files take to read.
  const [{ policyBytes, policy, paths, head }, base] = await Promise.all([
    readHead(inputs, ports.root),
    git.base(inputs.base),
  ]);
  const commit = 'commit' in base ? base.commit : undefined;
  const [before, oldPolicy] = await Promise.all(
    commit === undefined ? [] : [baseState(git, commit, paths), git.read(commit, POLICY_FILE)],
  );

  const findings = [...head.findings];
  let solutions: Partial<Record<CondaVariant, Solution>> = {};
  const notes = base.note === undefined ? [] : [base.note];
  notes.push(...notesOn(paths, before));
  if ('channels' in policy) {
    const context = { policy, head: head.files, base: before?.files ?? {} };
    findings.push(...checkFiles(context));
    if (inputs.solve !== undefined) {
      const readBase = commit === undefined ? undefined : (file: string) => git.read(commit, file);
      const places = { root: ports.root, readBase };
      const options = { ...inputs.solve, signal: ports.signal };
      const solved = await solveChecked(context, findings, places, options);
      solutions = solved.solutions;
      findings.push(...solved.findings);
      notes.push(...solved.notes);
    } else findings.push(...(await checkLocks(context, ports.root)));
  } else findings.push(...policy);
  if (oldPolicy !== undefined && policyBytes?.equals(oldPolicy) === false) {
    findings.push(policyChanges());
  }
  const sources = new Map(head.sources);
  if (policyBytes !== undefined) sources.set(POLICY_FILE, policyBytes.toString('utf8'));
  const served = condaVariants.flatMap((variant) =>
    solutions[variant]?.change.head.verdict === 'solved' ? (head.files[variant]?.conda ?? []) : [],
  );
  const places = served.map(({ place }) => place);
  const told = withoutEchoes(findings, places);
  return {
    verdict: verdictOf(told, Object.values(solutions)),
    findings: told,
    base: 'commit' in base ? base : undefined,
    notes,
    variants: {
      cpu: { ...variantResult('cpu', paths.head, before, head), solution: solutions.cpu },
      gpu: { ...variantResult('gpu', paths.head, before, head), solution: solutions.gpu },
    },
    sources,
  };
}

/** The policy and both files as they are now. */
async function readHead(inputs: ValidateInputs, root: string) {
  const { policy, bytes: policyBytes } = await loadPolicy(root);
  const paths = pathsOf('channels' in policy ? policy : undefined, inputs);
  const head = await readState(paths.head, (file) => loadFile(root, file));
  return { policyBytes, policy, paths, head };
}

function verdictOf(findings: readonly Finding[], solutions: readonly Solution[]): ValidateVerdict {
  if (findings.some(({ severity }) => severity === 'error')) return 'blocked';
  const outcomes = solutions.flatMap(({ change, lock }) => [change.head, lock?.verification]);
  if (outcomes.some((outcome) => outcome?.verdict === 'crashed')) return 'fault';
  const undecided = solutions.some((solution) => undecidedReason(solution) !== undefined);
  return undecided ? 'undecided' : 'mergeable';
}

interface Paths {
  readonly head: Record<CondaVariant, string>;
  /** Where the base has the files: a file from elsewhere is a proposal for the policy's file. */
  readonly base: Record<CondaVariant, string>;
}

function pathsOf(policy: Policy | undefined, { files }: ValidateInputs): Paths {
  const official = (variant: CondaVariant) =>
    `environment/${policy?.variants[variant].file ?? `environment-${variant}.yml`}`;
  const base = { cpu: official('cpu'), gpu: official('gpu') };
  return { base, head: { cpu: files.cpu ?? base.cpu, gpu: files.gpu ?? base.gpu } };
}

function baseState(git: GitFiles, commit: string, paths: Paths): Promise<EnvironmentState> {
  return readState(paths.base, (file) => git.read(commit, file));
}

/** What the base has not, or has in a state that nobody can compare with. */
function notesOn(paths: Paths, before: EnvironmentState | undefined): string[] {
  if (before === undefined) return [];
  return condaVariants.flatMap((variant) => {
    const file = paths.base[variant];
    if (before.files[variant] !== undefined) return [];
    return before.sources.has(file)
      ? [`\`${file}\` could not be read as it was before, so it is not compared.`]
      : [`\`${file}\` is new: there is nothing to compare it with.`];
  });
}

function variantResult(
  variant: CondaVariant,
  paths: Record<CondaVariant, string>,
  before: EnvironmentState | undefined,
  head: EnvironmentState,
): Omit<VariantResult, 'solution'> {
  const [old, now] = [before?.files[variant], head.files[variant]];
  const changes = old === undefined || now === undefined ? undefined : compareFiles(old, now);
  return { file: paths[variant], changes };
}

/** The rules are read as the change leaves them: whoever merges it has to see that. */
function policyChanges(): Finding {
  const place = { file: POLICY_FILE, line: 1, column: 1, endColumn: 2 };
  const message = 'The policy itself changes: what it now allows is a decision of the maintainers.';
  return finding('policy', 'warning', place, message, 'read the difference of this file with care');
}
