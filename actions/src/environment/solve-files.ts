import type { Finding } from '../finding.ts';
import type { VariantEnvironment } from './competition.ts';
import { faultsAt } from './lock/check.ts';
import type { LockDetails } from './lock/model.ts';
import type { EnvironmentFile, EnvironmentFiles } from './model.ts';
import { checkPypi, type PypiOutcome } from './pypi/check.ts';
import { PypiIndex } from './pypi/index-client.ts';
import { type ChangeOutcome, solveChange } from './solve/change.ts';
import type { SolvedPackage } from './solve/protocol.ts';
import { type SolveRequest, Solver, type Verification } from './solve/solver.ts';

export interface SolveOptions {
  /** Where channel `x` is served as `<base>/x`; without it channels are where they are. */
  readonly channelBase: string | undefined;
  /** Where `/pypi/<name>/json` is served; without it PyPI. */
  readonly pypiBase: string | undefined;
  /** Where answers of servers are kept between runs; without it they are not. */
  readonly cacheFolder: string | undefined;
  /** Time for everything. */
  readonly deadlineMs: number;
  readonly signal: AbortSignal;
}

/** One variant, solved before and after the change. */
export interface Solution {
  readonly change: ChangeOutcome;
  /** Undefined if the conda part has no solution for pip to be installed on. */
  readonly pypi: PypiOutcome | undefined;
  /** The result of verifying its lock; absent if there is none that fits the file. */
  readonly lock?: CheckedLock | undefined;
}

interface CheckedLock {
  readonly verification: Verification;
  /** What is wrong with it, at its lines. */
  readonly findings: readonly Finding[];
}

/** The locks of one variant before and after the change, as far as they fit their files. */
export interface VariantLocks {
  readonly head: LockDetails | undefined;
  readonly base: LockDetails | undefined;
  /** Packages of a lock that doesn't fit, which are kept as far as they do. */
  readonly preferred: readonly SolvedPackage[] | undefined;
}

/**
 * Solves the variants side by side, and checks their pip sections against the solutions. Call it
 * only with channels that the policy allows: it asks their servers.
 */
export async function solveFiles(
  {
    environments,
    head,
    base,
  }: {
    environments: readonly VariantEnvironment[];
    head: EnvironmentFiles;
    base: EnvironmentFiles;
  },
  locks: Readonly<Record<string, VariantLocks>>,
  options: SolveOptions,
): Promise<Record<string, Solution>> {
  const solver = new Solver(options);
  const index = new PypiIndex(options);
  const solveOne = async (
    { variant, machine: virtualPackages }: VariantEnvironment,
    file: EnvironmentFile,
  ): Promise<Solution> => {
    const before = base[variant];
    const { head: own, base: old, preferred } = locks[variant] ?? {};
    const lock = own && (await verifyLock(own, { file, virtualPackages }, solver));
    const holds = lock?.verification.verdict === 'verified' && lock.findings.length === 0;
    const known = { base: old?.packages, head: holds ? own?.packages : undefined };
    const request = { virtualPackages, base: before, head: file, known, locked: preferred };
    const change = await solveChange(solver, request);
    if (change.head.verdict !== 'solved') return { change, pypi: undefined, lock };
    const section = { file, solved: change.head.packages };
    const below = change.base?.verdict === 'solved' ? change.base.packages : undefined;
    const pypi = await checkPypi(section, {
      index,
      glibc: virtualPackages['__glibc'] ?? '2.17',
      before: before && below && { file: before, solved: below },
    });
    return { change, pypi, lock };
  };
  try {
    const solved = environments.map(async (each) => {
      const file = head[each.variant];
      return file === undefined ? [] : [[each.variant, await solveOne(each, file)] as const];
    });
    return Object.fromEntries((await Promise.all(solved)).flat());
  } finally {
    await solver.close();
  }
}

async function verifyLock(
  lock: LockDetails,
  request: Pick<SolveRequest, 'file' | 'virtualPackages'>,
  solver: Solver,
): Promise<CheckedLock> {
  const verification = await solver.verify(request, lock.packages);
  const faults = verification.verdict === 'verified' ? verification.faults : [];
  return { verification, findings: faultsAt(lock, faults) };
}

/** What the solver and PyPI have to say at the lines. */
export function findingsOf({ change, pypi, lock }: Solution): readonly Finding[] {
  const rejected = 'findings' in change.head ? change.head.findings : [];
  return [
    ...(lock?.findings ?? []),
    ...rejected,
    ...(pypi?.verdict === 'checked' ? pypi.findings : []),
  ];
}

/**
 * Why nobody can tell about a variant, in a sentence; undefined if it is decided. A server that
 * does not answer says nothing about the environment.
 */
export function undecidedReason({ change, pypi, lock }: Solution): string | undefined {
  const unverified = lock !== undefined && lock.verification.verdict !== 'verified';
  const head = unverified ? lock.verification : change.head;
  if (head.verdict === 'channel-unavailable') {
    return `The channel \`${head.channel}\` could not be read: ${head.reason} (${times(head.attempts)}, \`${head.url}\`).`;
  }
  if (head.verdict === 'timed-out' || head.verdict === 'crashed') {
    return `The conda part was not solved: ${head.message}.`;
  }
  if (pypi?.verdict !== 'pypi-unavailable') return undefined;
  return `PyPI could not be read: ${pypi.reason} (${times(pypi.attempts)}, \`${pypi.url}\`).`;
}

function times(attempts: number): string {
  return ['not tried', 'tried once'][attempts] ?? `tried ${attempts} times`;
}
