import type { Finding } from '../../../finding.ts';
import { ChannelDown } from '../../channel/repodata.ts';
import type { CondaSpec } from '../../model.ts';
import { finding } from '../../rules/catalogue.ts';
import { readAccount } from './tree.ts';
import { SolverFailed } from '../thread/thread.ts';
import type { Conflict, Rejected } from '../outcome.ts';
import {
  type Ask,
  attemptSolve,
  type SolveAttempt,
  candidatesOf,
  type Problem,
} from '../session.ts';
import { mixedChannels } from './without-priority.ts';

/** More conflicts than this are left for the next run: each takes several solves. */
const mostConflicts = 3;

/**
 * Tells why there is no solution: the fewest lines that clash, the reason, and the version that
 * would do for each line. All of it comes from solving again with lines left out or set free; if
 * the time for that is up, the solver's first account has to do.
 */
export async function explainUnsolvable(
  problem: Problem,
  error: string,
  ask: Ask,
): Promise<Rejected> {
  try {
    return await explainFully(problem, error, ask);
  } catch (failure) {
    if (!isOutOfReach(failure)) throw failure;
    const { names, reason } = readAccount(error, problem.virtual);
    const specs = problem.specs.filter(({ name }) => names.includes(name));
    const known = specs.length > 0 ? specs : problem.specs.slice(0, 1);
    const conflict = { specs: known, reason: reason ?? unknownReason, ways: [] };
    const findings = findingsOf(conflict);
    return { verdict: 'unsolvable', findings, conflicts: [conflict], details: error };
  }
}

/** The solver or a channel failed us, which doesn't change what is known already. */
function isOutOfReach(error: unknown): boolean {
  return error instanceof SolverFailed || error instanceof ChannelDown;
}

const unknownReason = 'no set of their dependencies fits all of them';

async function explainFully(problem: Problem, error: string, ask: Ask): Promise<Rejected> {
  if (readAccount(error, problem.virtual).byPriority) {
    const mixed = await mixedChannels(problem, ask);
    if (mixed !== undefined) {
      return { verdict: 'strict-priority', findings: mixed, conflicts: [], details: error };
    }
  }
  const clashes = await findClashes(problem, error, ask);
  const conflicts = await Promise.all(
    clashes.map(async ({ specs, reason }): Promise<Conflict> => {
      const others = clashes.flatMap((clash) => (clash.specs === specs ? [] : clash.specs));
      const rest = without(problem, others);
      const ways = await Promise.all(specs.map((spec) => workingVersion(rest, spec, ask)));
      return { specs, reason, ways: ways.flat() };
    }),
  );
  const findings = conflicts.flatMap(findingsOf).toSorted((a, b) => a.place.line - b.place.line);
  return { verdict: 'unsolvable', findings, conflicts, details: error };
}

interface Clash {
  readonly specs: readonly CondaSpec[];
  readonly reason: string;
}

/** One clash after another, each found with the lines of the earlier ones left out. */
async function findClashes(problem: Problem, error: string, ask: Ask): Promise<Clash[]> {
  const clashes: Clash[] = [];
  let rest = problem;
  let outcome: SolveAttempt = { ok: false, error };
  while (!outcome.ok && clashes.length < mostConflicts) {
    const clash = await narrow(rest, outcome.error, ask);
    clashes.push(clash);
    rest = without(rest, clash.specs);
    outcome = await attemptSolve(rest, await candidatesOf(rest), ask);
  }
  return clashes;
}

/** Leaves lines out as long as the others still clash. */
async function narrow(problem: Problem, error: string, ask: Ask): Promise<Clash> {
  let account = readAccount(error, problem.virtual);
  const named = problem.specs.filter(({ name }) => account.names.includes(name));
  let specs = named.length === 0 ? problem.specs : named;
  for (const spec of specs.length > 2 ? specs : []) {
    const fewer = { ...problem, specs: specs.filter((each) => each !== spec) };
    const outcome = await attemptSolve(fewer, await candidatesOf(fewer), ask);
    if (outcome.ok) continue;
    specs = fewer.specs;
    account = readAccount(outcome.error, problem.virtual);
  }
  return { specs, reason: account.reason ?? unknownReason };
}

/**
 * The version that the solver takes if one line is set free and the others stay; none if there
 * is none, or no time to find it.
 */
export async function workingVersion(
  problem: Problem,
  spec: CondaSpec,
  ask: Ask,
): Promise<Conflict['ways']> {
  try {
    return await solveWithFree(problem, spec, ask);
  } catch (failure) {
    if (isOutOfReach(failure)) return [];
    throw failure;
  }
}

async function solveWithFree(
  problem: Problem,
  spec: CondaSpec,
  ask: Ask,
): Promise<Conflict['ways']> {
  const free = { ...spec, constraint: undefined, version: undefined, build: undefined };
  const specs = problem.specs.map((each) => (each === spec ? free : each));
  const relaxed = { ...problem, specs };
  const outcome = await attemptSolve(relaxed, await candidatesOf(relaxed), ask);
  const found = outcome.ok && outcome.packages.find(({ name }) => name === spec.name);
  return found === undefined || found === false ? [] : [{ spec, version: found.version }];
}

function without(problem: Problem, specs: readonly CondaSpec[]): Problem {
  return { ...problem, specs: problem.specs.filter((each) => !specs.includes(each)) };
}

/** A line with another version, from the channel that it names. */
export function specWith({ channel, name }: CondaSpec, version: string): string {
  return `${channel === undefined ? '' : `${channel}::`}${name}=${version}`;
}

function findingsOf({ specs, reason, ways }: Conflict): Finding[] {
  const fixes = ways.map(({ spec, version }) => `\`${specWith(spec, version)}\``);
  const suggestion =
    fixes.length === 0
      ? undefined
      : `with the rest of the file as it is, ${fixes.join(' or ')} would work`;
  return specs.map((spec) => {
    const others = specs.filter((each) => each !== spec);
    const beside = others.map((each) => `\`${each.raw}\` (line ${each.place.line})`);
    const message =
      beside.length === 0
        ? `\`${spec.raw}\` can't be installed: ${reason}.`
        : `\`${spec.raw}\` can't stand together with ${beside.join(' and ')}: ${reason}.`;
    return finding('conflict', 'error', spec.place, message, suggestion);
  });
}
