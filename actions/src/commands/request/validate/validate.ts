import { checkFiles } from '../../../environment/check.ts';
import { compareFiles, type EntryChange } from '../../../environment/files/compare.ts';
import {
  type Competition,
  COMPETITION_FILE,
  environmentsOf,
  loadCompetition,
} from '../../../environment/settings/competition.ts';
import { withoutEchoes } from '../../../environment/echoes.ts';
import { withExactPins } from '../../../environment/requirement/exact-pins.ts';
import type { EnvironmentFiles } from '../../../environment/model.ts';
import { type GitBase, GitFiles } from '../../../environment/files/git-base.ts';
import { loadFile } from '../../../environment/files/load.ts';
import { loadPolicy, POLICY_FILE } from '../../../environment/settings/policy.ts';
import { checkLocks, solveChecked } from '../../../environment/solve-checked.ts';
import {
  type Solution,
  type SolveOptions,
  undecidedReason,
} from '../../../environment/solve-files.ts';
import { readState, type EnvironmentState } from '../../../environment/files/state.ts';
import { changesOfRules } from './changes-of-rules.ts';
import type { Finding, Place } from '../../../finding.ts';
import type { Ports } from '../../../ports.ts';

export interface ValidateInputs {
  /** Git ref to compare with; the main branch if it is absent. */
  readonly base: string | undefined;
  /** The files by variant, from the repository's root or absolute; the competition's if they are absent. */
  readonly files: Readonly<Record<string, string | undefined>>;
  /** How to solve; without it the files are only read and compared. */
  readonly solve: Omit<SolveOptions, 'signal'> | undefined;
}

/**
 * `undecided`: nothing is wrong as far as is known, but not everything is known; `fault`:
 * because of a fault of ours; `decision`: nothing is wrong by rules that this change changes itself.
 */
export type ValidateVerdict = 'mergeable' | 'decision' | 'blocked' | 'undecided' | 'fault';

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
  /** Those that have an environment file, by name. */
  readonly variants: Readonly<Record<string, VariantResult>>;
  /** Texts of the files, for reports that show lines. */
  readonly sources: ReadonlyMap<string, string>;
}

/**
 * Checks the environment files against the policy and against the state that they change.
 * @throws UserError if the base ref does not exist
 */
export async function validateEnvironment(
  inputs: ValidateInputs,
  ports: Ports,
): Promise<ValidateResult> {
  const git = new GitFiles(ports.exec, ports.root);
  // Side by side: git takes longer to start than the files take to read.
  const [{ rules, policy, competition, paths, head }, base] = await Promise.all([
    readHead(inputs, ports.root),
    git.base(inputs.base),
  ]);
  const old = 'commit' in base && base.itself !== true ? base : undefined;
  const commit = old?.commit;
  const before = commit === undefined ? undefined : await baseState(git, commit, paths);

  const findings = [...head.findings];
  let solutions: Readonly<Record<string, Solution>> = {};
  const notes = base.note === undefined ? [] : [base.note];
  notes.push(...notesOn(paths, before));
  if ('channels' in policy && 'variants' in competition) {
    const environments = environmentsOf(competition);
    const today = new Date().toISOString().slice(0, 10);
    const context = { policy, head: head.files, base: before?.files ?? {}, today };
    findings.push(...checkFiles(context));
    if (inputs.solve !== undefined) {
      const readBase = commit === undefined ? undefined : (file: string) => git.read(commit, file);
      const places = { root: ports.root, readBase };
      const options = { ...inputs.solve, signal: ports.signal };
      const solved = await solveChecked(context, environments, findings, places, options);
      solutions = solved.solutions;
      findings.push(...solved.findings);
      notes.push(...solved.notes);
    } else findings.push(...(await checkLocks(context, environments, ports.root)));
  }
  for (const read of [policy, competition]) if (Array.isArray(read)) findings.push(...read);
  const sources = new Map(head.sources);
  for (const [file, bytes] of rules) {
    if (bytes !== undefined) sources.set(file, bytes.toString('utf8'));
  }
  const changed =
    commit === undefined
      ? []
      : await changesOfRules(
          { policy, competition, rules, files: head.files, base: before?.files ?? {}, findings },
          { root: ports.root, read: (file) => git.read(commit, file) },
        );
  findings.push(...changed);
  const settled = settle(findings, head.files, solutions);
  const told = withoutEchoes(settled, servedPlaces(head.files, solutions));
  return {
    verdict: verdictOf(told, Object.values(solutions), changed.length > 0),
    findings: told,
    base: old,
    notes,
    variants: Object.fromEntries(
      [...paths.head].map(([variant, file]) => {
        const compared = { file, changes: changesOf(variant, before, head) };
        return [variant, { ...compared, solution: solutions[variant] }];
      }),
    ),
    sources,
  };
}

/** What the files are held against, and the files, as they are now. */
async function readHead(inputs: ValidateInputs, root: string) {
  const [{ settings: policy, bytes: policyBytes }, { settings: competition, bytes }] =
    await Promise.all([loadPolicy(root), loadCompetition(root)]);
  const paths = pathsOf('variants' in competition ? competition : { variants: {} }, inputs);
  const head = await readState(paths.head, (file) => loadFile(root, file));
  const rules = new Map([
    [POLICY_FILE, policyBytes],
    [COMPETITION_FILE, bytes],
  ]);
  return { rules, policy, competition, paths, head };
}

/** Findings whose suggestions name the versions that were chosen. */
function settle(
  findings: readonly Finding[],
  files: EnvironmentFiles,
  solutions: Readonly<Record<string, Solution>>,
): readonly Finding[] {
  return Object.entries(solutions).reduce((settled, [variant, { change, pypi }]) => {
    const file = files[variant];
    if (file === undefined || change.head.verdict !== 'solved') return settled;
    const pip = (pypi?.verdict === 'checked' ? pypi.packages : undefined) ?? [];
    return withExactPins(settled, file, { conda: change.head.packages, pip });
  }, findings);
}

/** Where lines stand that a channel or the index has been asked for: who has none of them says so. */
function servedPlaces(
  files: EnvironmentFiles,
  solutions: Readonly<Record<string, Solution>>,
): { place: Place; age: string | undefined }[] {
  return Object.entries(solutions).flatMap(([variant, { change, pypi, ages }]) => {
    const { conda = [], pip = [] } = files[variant] ?? {};
    const asked = change.head.verdict === 'solved' || 'findings' in change.head;
    const lines = [...(asked ? conda : []), ...(pypi?.verdict === 'checked' ? pip : [])];
    return lines.map(({ place }) => ({ place, age: ages?.get(place) }));
  });
}

function verdictOf(
  findings: readonly Finding[],
  solutions: readonly Solution[],
  rulesChange: boolean,
): ValidateVerdict {
  if (findings.some(({ severity }) => severity === 'error')) return 'blocked';
  const outcomes = solutions.flatMap(({ change, lock }) => [change.head, lock?.verification]);
  if (outcomes.some((outcome) => outcome?.verdict === 'crashed')) return 'fault';
  const undecided = solutions.some((solution) => undecidedReason(solution) !== undefined);
  if (undecided) return 'undecided';
  return rulesChange ? 'decision' : 'mergeable';
}

interface Paths {
  readonly head: ReadonlyMap<string, string>;
  /** Where the base has the files: a file from elsewhere is a proposal for the competition's file. */
  readonly base: ReadonlyMap<string, string>;
}

function pathsOf(competition: Pick<Competition, 'variants'>, { files }: ValidateInputs): Paths {
  const environments = environmentsOf(competition);
  const base = new Map(environments.map(({ variant, file }) => [variant, file]));
  const head = new Map([...base].map(([variant, file]) => [variant, files[variant] ?? file]));
  return { base, head };
}

function baseState(git: GitFiles, commit: string, paths: Paths): Promise<EnvironmentState> {
  return readState(paths.base, (file) => git.read(commit, file));
}

/** What the base has not, or has in a state that nobody can compare with. */
function notesOn(paths: Paths, before: EnvironmentState | undefined): string[] {
  if (before === undefined) return [];
  return [...paths.base].flatMap(([variant, file]) => {
    if (before.files[variant] !== undefined) return [];
    return before.sources.has(file)
      ? [`\`${file}\` could not be read as it was before, so it is not compared.`]
      : [`\`${file}\` is new: there is nothing to compare it with.`];
  });
}

function changesOf(
  variant: string,
  before: EnvironmentState | undefined,
  head: EnvironmentState,
): readonly EntryChange[] | undefined {
  const [old, now] = [before?.files[variant], head.files[variant]];
  return old === undefined || now === undefined ? undefined : compareFiles(old, now);
}
