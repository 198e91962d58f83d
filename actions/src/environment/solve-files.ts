import type { Finding } from '../finding.ts';
import type { VariantEnvironment } from './settings/competition.ts';
import { collectFacts, type FactSources } from './facts/collect.ts';
import type { PackageFacts } from './facts/model.ts';
import { Osv } from './facts/osv.ts';
import { faultsAt } from './lock/check.ts';
import type { LockDetails } from './lock/model.ts';
import { shortPins } from './requirement/exact-pins.ts';
import type { EnvironmentFile, EnvironmentFiles } from './model.ts';
import { verifyPip } from './lock/verify-pip.ts';
import { type Ages, agesOf } from './pypi/findings/age.ts';
import { checkPypi, type PypiOutcome, whyUnavailable } from './pypi/check.ts';
import { orFromConda } from './pypi/findings/or-from-conda.ts';
import { orFromPip } from './pypi/findings/or-from-pip.ts';
import { pipRadius } from './pypi/resolve/radius.ts';
import type { PipPackage } from './pypi/resolve/resolve.ts';
import { type PipOptions, type PipSources, pipSources } from './pypi/resolve/sources.ts';
import { type BlastRadius, bothRadii } from './solve/change/blast-radius.ts';
import { askedAnew, whyMoved } from './solve/change/why-moved.ts';
import { brokenMain, upstreamFindings } from './upstream.ts';
import { type ChangeOutcome, solveChange } from './solve/change/change.ts';
import { Solver, type Verification } from './solve/solver.ts';

export interface SolveOptions extends Pick<PipOptions, 'indexUrl' | 'toolsUrl' | 'uv'> {
  /** Where channel `x` is served as `<base>/x`; without it channels are where they are. */
  readonly channelBase: string | undefined;
  /** Address of the OSV database's API; without it nobody is asked for advisories. */
  readonly osvUrl?: string | undefined;
  /** Where answers of servers are kept between runs; without it they are not. */
  readonly cacheFolder: string | undefined;
  /** Time for everything. */
  readonly deadlineMs: number;
  readonly signal: AbortSignal;
}

/** One variant, solved before and after the change. */
export interface Solution {
  readonly change: ChangeOutcome;
  /** What the solution and the channels say of single lines. */
  readonly lines?: readonly Finding[];
  /** Undefined if the conda part has no solution for pip to be installed on. */
  readonly pypi: PypiOutcome | undefined;
  /** How long the index has had what pip lines bring. */
  readonly ages?: Ages | undefined;
  /** Of the packages that come in or move; absent if nobody can tell which do. */
  readonly facts?: readonly PackageFacts[] | undefined;
  /** The result of verifying its lock; absent if there is none that fits the file. */
  readonly lock?: CheckedLock | undefined;
}

interface CheckedLock {
  readonly verification: Verification;
  /** Its pip packages, as the index has them; or why nobody can tell. */
  readonly pip:
    | { readonly packages: readonly PipPackage[]; readonly withdrawn: readonly string[] }
    | { readonly undecided: string };
  /** What is wrong with it, at its lines. */
  readonly findings: readonly Finding[];
}

/** The locks of one variant before and after the change, as far as they fit their files. */
export interface VariantLocks {
  readonly head: LockDetails | undefined;
  readonly base: LockDetails | undefined;
  /** A lock that doesn't fit, of which is kept what does. */
  readonly preferred: LockDetails | undefined;
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
  {
    notFree,
    ...options
  }: SolveOptions & {
    /** Licences that aren't free for all uses. */
    readonly notFree: readonly string[];
  },
): Promise<Record<string, Solution>> {
  const solver = new Solver(options);
  const sources = pipSources(options);
  const osv = new Osv({ ...options, osvUrl: options.osvUrl });
  const solveOne = async (
    { variant, machine: virtualPackages }: VariantEnvironment,
    file: EnvironmentFile,
  ): Promise<Solution> => {
    const before = base[variant];
    const { head: own, base: old, preferred } = locks[variant] ?? {};
    const lock =
      own &&
      (await verifyLock(own, { file, virtualPackages, main: old }, { solver, pip: sources }));
    const holds = lock !== undefined && lockHolds(lock);
    const known = { base: old?.packages, head: holds ? own?.packages : undefined };
    const request = {
      virtualPackages,
      base: before,
      head: file,
      known,
      locked: preferred?.packages,
    };
    const change = await solveChange(solver, request);
    if (change.head.verdict !== 'solved') {
      const lines = upstreamFindings({ change, lock }, file);
      if (!('findings' in change.head)) return { change, lines, pypi: undefined, lock };
      const findings = await orFromPip(change.head.findings, file, sources.index);
      return {
        change: { ...change, head: { ...change.head, findings } },
        lines,
        pypi: undefined,
        lock,
      };
    }
    const locked = holds && 'packages' in lock.pip ? lock.pip.packages : undefined;
    const section = { file, solved: change.head.packages, locked };
    const below = change.base?.verdict === 'solved' ? change.base.packages : undefined;
    const pypi = await checkPypi(section, {
      ...sources,
      glibc: glibcOf(virtualPackages),
      before: before && below && { file: before, solved: below, locked: old?.pip },
      preferred: new Map(preferred?.pip.map(({ name, version }) => [name, version])),
    });
    const lines = [
      ...upstreamFindings({ change, lock }, file),
      ...shortPins(file.conda, change.head.packages),
      ...(await orFromConda(file, before, solver)),
    ];
    const ages = pypi.verdict === 'checked' ? await agesOf(file, before, sources.index) : undefined;
    const bare = wholeRadius(change, pypi);
    const installed = {
      conda: change.head.packages,
      pip: (pypi.verdict === 'checked' ? (pypi.packages ?? pypi.refused) : undefined) ?? [],
      asked: askedAnew(file, before),
      allows: (constraint: string, version: string) => solver.allows(constraint, version),
    };
    const radius = bare && (await whyMoved(bare, installed));
    const records: FactSources['records'] = (packages) => solver.records(file, packages);
    const from = { records, index: sources.index, osv, fetching: options, notFree };
    const facts = radius && (await collectFacts(radius, from));
    options.signal.throwIfAborted();
    return { change: { ...change, radius }, lines, pypi, ages, facts, lock };
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

/** With the pip section; undefined if nobody can tell what that changes. */
function wholeRadius(
  { base, radius: conda }: ChangeOutcome,
  pypi: PypiOutcome,
): BlastRadius | undefined {
  if (conda === undefined || pypi.verdict !== 'checked') return undefined;
  const { before, packages = pypi.refused } = pypi;
  if (before === undefined || packages === undefined) return undefined;
  const below = base?.verdict === 'solved' ? base.packages : [];
  return bothRadii(conda, pipRadius(before, packages, below));
}

async function verifyLock(
  lock: LockDetails,
  {
    file,
    virtualPackages,
    main,
  }: {
    file: EnvironmentFile;
    virtualPackages: VariantEnvironment['machine'];
    main: LockDetails | undefined;
  },
  { solver, pip: sources }: { solver: Solver; pip: PipSources },
): Promise<CheckedLock> {
  const glibc = glibcOf(virtualPackages);
  const [verification, pip] = await Promise.all([
    solver.verify({ file, virtualPackages }, lock.packages, {
      packages: main?.packages ?? [],
      settled: main !== undefined && sameConda(lock, main),
    }),
    verifyPip(lock, file, glibc, { ...sources, standing: main?.pip ?? [] }).catch(
      (error: unknown) => {
        const undecided = whyUnavailable(error);
        if (undecided === undefined) throw error;
        return { undecided };
      },
    ),
  ]);
  const faults = [
    ...(verification.verdict === 'verified' ? verification.faults : []),
    ...('faults' in pip ? pip.faults : []),
  ];
  return { verification, pip, findings: faultsAt(lock, faults) };
}

/** The same packages for the same lines on the same machine. */
function sameConda(a: LockDetails, b: LockDetails): boolean {
  return a.inputs === b.inputs && JSON.stringify(a.packages) === JSON.stringify(b.packages);
}

function lockHolds({ verification, pip, findings }: CheckedLock): boolean {
  return verification.verdict === 'verified' && 'packages' in pip && findings.length === 0;
}

function glibcOf(machine: VariantEnvironment['machine']): string {
  return machine['__glibc'] ?? '2.17';
}

/** What the solver and PyPI have to say at the lines. */
export function findingsOf({ change, lines = [], pypi, lock }: Solution): readonly Finding[] {
  const rejected = 'findings' in change.head ? change.head.findings : [];
  return [
    ...(lock?.findings ?? []),
    ...rejected,
    ...lines,
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
  if (lock !== undefined && 'undecided' in lock.pip) {
    return `The pip half of the lock was not verified: ${lock.pip.undecided}.`;
  }
  if (pypi?.verdict === 'pypi-unavailable') {
    return `The pip section was not checked: ${pypi.reason}.`;
  }
  return brokenMain(change);
}

function times(attempts: number): string {
  return ['not tried', 'tried once'][attempts] ?? `tried ${attempts} times`;
}
