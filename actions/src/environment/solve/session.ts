import { type Candidates, collectCandidates, nameOfSpec } from '../channel/closure.ts';
import type { RepoRecord } from '../channel/records.ts';
import type { Channel } from '../channel/repodata.ts';
import type { CondaSpec } from '../model.ts';
import type { SolverReply, SolverRequest, SolvedPackage } from './thread/protocol.ts';
import { isOwnName, solveTask } from './task.ts';
import { offering, type Withdrawn } from './withdrawn.ts';

/** What is being solved: one environment file on one kind of machine. */
export interface Problem {
  readonly specs: readonly CondaSpec[];
  readonly channels: readonly Channel[];
  /** Virtual packages: name to version. */
  readonly virtual: Readonly<Record<string, string>>;
  /** Preferred as long as they fit. */
  readonly locked: readonly SolvedPackage[];
  /** Locked packages that the channels no longer list, and that may be chosen all the same. */
  readonly withdrawn?: readonly Withdrawn[];
}

export type Ask = (request: SolverRequest) => Promise<SolverReply>;

export type SolveAttempt =
  | { readonly ok: true; readonly packages: readonly SolvedPackage[] }
  | { readonly ok: false; readonly error: string };

/** Collects what the lines of a problem may choose from. @throws Unavailable */
export async function candidatesOf(problem: Problem, { strict = true } = {}): Promise<Candidates> {
  const { withdrawn = [] } = problem;
  const pins = new Map(problem.specs.map((spec) => [spec.name, spec]));
  const needed = withdrawn.flatMap((each) => each.package.depends.map(nameOfSpec));
  const candidates = await collectCandidates({
    channels: problem.channels,
    roots: new Set([...pins.keys(), ...needed]),
    only: new Map(
      problem.specs.flatMap(({ name, channel }) =>
        channel === undefined ? [] : [[name, channel]],
      ),
    ),
    follow: (record) => mayMatch(record, pins.get(record.name)),
    strict,
  });
  return offering(candidates, withdrawn);
}

/**
 * Whether a pinned line may choose a record. Errs on the side of yes, as the solver decides: `=1.0`
 * allows 1.0.3, and 1 as well.
 */
function mayMatch(record: RepoRecord, pin: CondaSpec | undefined): boolean {
  if (pin?.version === undefined) return true;
  const stem = pin.version.replace(/(\.0)+$/, '');
  return record.version.startsWith(stem) && !/^\d/.test(record.version.slice(stem.length));
}

/** Solves a problem over candidates that have been collected. @throws SolverFailed */
export async function attemptSolve(
  problem: Problem,
  candidates: Candidates,
  ask: Ask,
): Promise<SolveAttempt> {
  const task = solveTask(problem.specs, candidates, problem.virtual, problem.locked);
  const reply = await ask({ kind: 'solve', ...task });
  if (!reply.ok) return reply;
  if (!('packages' in reply)) throw new TypeError('the solver answered another question');
  const packages = reply.packages
    .filter(({ name }) => !isOwnName(name) && !(name in problem.virtual))
    .map((each) => ({ ...each, depends: each.depends.filter((spec) => !isOwnName(spec)) }));
  return { ok: true, packages: packages.toSorted((a, b) => (a.name < b.name ? -1 : 1)) };
}
