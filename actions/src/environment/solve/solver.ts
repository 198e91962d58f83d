import type { Finding } from '../../finding.ts';
import { Fetcher, type FetcherOptions } from '../channel/fetcher.ts';
import { type PackageRecord, packageRecords } from '../channel/package-records.ts';
import { type Channel, ChannelDown, Repodata } from '../channel/repodata.ts';
import type { EnvironmentFile } from '../model.ts';
import { checkConflictingLines, type LineProblem } from './conflict/check-lines.ts';
import { explainUnsolvable, specWith, workingVersion } from './conflict/explain.ts';
import { linesForOtherPython } from './conflict/other-python.ts';
import type { LockFault } from '../lock/sound.ts';
import type { Rejected, SolveOutcome, Unsettled } from './outcome.ts';
import type { SolvedPackage } from './thread/protocol.ts';
import { type Ask, attemptSolve, candidatesOf, type Problem } from './session.ts';
import { SolverFailed, SolverThread } from './thread/thread.ts';
import { type Standing, verifyPackages } from './verify.ts';
import { withdrawnOf } from './withdrawn.ts';

export interface SolverOptions extends FetcherOptions {
  /** Where channel `x` is served as `<base>/x`; without it channels are where they are. */
  readonly channelBase?: string | undefined;
}

export interface SolveRequest {
  readonly file: Pick<EnvironmentFile, 'channels' | 'conda'>;
  /** Virtual packages of the machine: name to version (`environment/policy.yml`). */
  readonly virtualPackages: Readonly<Record<string, string>>;
  /** Packages of a lock or of another solution, preferred as long as they fit. */
  readonly locked?: readonly SolvedPackage[];
}

/** What came of verifying a lock: its faults, or why nobody can tell. */
export type Verification =
  | {
      readonly verdict: 'verified';
      readonly faults: readonly LockFault[];
      /** Packages that the channels no longer list, and main's lock has too. */
      readonly withdrawn: readonly string[];
    }
  | Unsettled;

/**
 * Solves environments for linux-64. Each call of `solve` has a thread of its own, so two variants
 * are solved side by side; locks are verified in one; what they need of the channels is loaded once.
 */
export class Solver {
  readonly #fetcher: Fetcher;
  readonly #repodata: Repodata;
  readonly #signal: AbortSignal;
  readonly #end: number;
  readonly #idle: SolverThread[] = [];
  readonly #threads: SolverThread[] = [];
  #shared: SolverThread | undefined;

  constructor(options: SolverOptions) {
    this.#end = performance.now() + options.deadlineMs;
    this.#signal = options.signal;
    this.#fetcher = new Fetcher(options);
    this.#repodata = new Repodata(this.#fetcher, options.channelBase);
  }

  /**
   * Solves one environment. Rejects only when the signal is aborted, with its reason.
   */
  async solve(request: SolveRequest): Promise<SolveOutcome> {
    const thread = this.#takeThread();
    const ask: Ask = (question) => thread.ask(question, this.#end, this.#signal);
    try {
      return await this.#solve(request, ask);
    } catch (error) {
      this.#signal.throwIfAborted();
      return outcomeOf(error);
    } finally {
      this.#idle.push(thread);
    }
  }

  /**
   * How the versions of some packages compare: negative where the first is older.
   * @throws SolverFailed
   */
  async versionOrder(
    packages: readonly SolvedPackage[],
  ): Promise<(a: string, b: string) => number> {
    const versions = [...new Set(packages.map(({ version }) => version))];
    if (versions.length === 0) return () => 0;
    const thread = this.#shareThread();
    const question = { kind: 'match', constraint: '*', versions } as const;
    const reply = await thread.ask(question, this.#end, this.#signal);
    this.#release(thread);
    const places = reply.ok && 'versions' in reply ? reply.versions : [];
    const place = new Map(places.flatMap((same, index) => same.map((text) => [text, index])));
    return (a, b) => (place.get(b) ?? 0) - (place.get(a) ?? 0);
  }

  /** Whether a constraint of conda allows a version; one that can't be read allows all. @throws SolverFailed */
  async allows(constraint: string, version: string): Promise<boolean> {
    const thread = this.#takeThread();
    const question = { kind: 'match', constraint, versions: [version] } as const;
    const reply = await thread.ask(question, this.#end, this.#signal);
    this.#idle.push(thread);
    return !reply.ok || !('versions' in reply) || reply.versions.length > 0;
  }

  /**
   * Verifies the conda half of a lock against the channels' records. Rejects only when the signal is
   * aborted, with its reason.
   * @param standing the lock of main: what it has in the same words stands, although a channel lost it
   */
  async verify(
    request: Omit<SolveRequest, 'locked'>,
    packages: readonly SolvedPackage[],
    standing: Standing = { packages: [], settled: false },
  ): Promise<Verification> {
    // Started before the records are read, so that the solver is compiled meanwhile.
    const thread = standing.settled ? undefined : this.#shareThread();
    const ask: Ask = (question) =>
      (thread ?? this.#shareThread()).ask(question, this.#end, this.#signal);
    try {
      const { file, virtualPackages } = request;
      const channels = await this.#channels(file);
      const problem = { specs: file.conda, channels, virtual: virtualPackages };
      return { verdict: 'verified', ...(await verifyPackages(problem, packages, standing, ask)) };
    } catch (error) {
      this.#signal.throwIfAborted();
      return outcomeOf(error);
    } finally {
      if (thread !== undefined) this.#release(thread);
    }
  }

  /**
   * The versions that the channels of a file have of a package, each with the first channel that has it.
   * @throws ChannelDown
   */
  async versionsOf(file: SolveRequest['file'], name: string): Promise<Map<string, string>> {
    const versions = new Map<string, string>();
    for (const channel of await this.#channels(file)) {
      for (const { shard } of await channel.shards(name)) {
        for (const { version } of shard.records.values()) {
          if (!versions.has(version)) versions.set(version, channel.location.name);
        }
      }
    }
    return versions;
  }

  /**
   * The channels' records of packages of a solution, by address: of those that are still there.
   * @throws ChannelDown, Unavailable
   */
  async records(
    file: SolveRequest['file'],
    packages: readonly Pick<SolvedPackage, 'name' | 'url'>[],
  ): Promise<ReadonlyMap<string, PackageRecord>> {
    return packageRecords(await this.#channels(file), packages);
  }

  /** Ends the threads, and removes from the cache what is long out of use. */
  async close(): Promise<void> {
    await Promise.all([...this.#threads.map((thread) => thread.close()), this.#fetcher.tidy()]);
  }

  async #solve(request: SolveRequest, ask: Ask): Promise<SolveOutcome> {
    const { file, virtualPackages, locked = [] } = request;
    const channels = await this.#channels(file);
    const problem = { specs: file.conda, channels, virtual: virtualPackages, locked };
    const outcome = await this.#attempt(problem, ask);
    if (outcome.verdict === 'solved') return outcome;
    const withdrawn = await withdrawnOf(locked, channels);
    if (withdrawn.length === 0) return outcome;
    // The lines aren't to blame for what main has.
    const again = await this.#attempt({ ...problem, withdrawn }, ask);
    if (again.verdict !== 'solved') return again;
    const gone = new Set(withdrawn.map((each) => each.package.url));
    const names = again.packages.filter(({ url }) => gone.has(url)).map(({ name }) => name);
    return { ...again, withdrawn: names };
  }

  async #attempt(problem: Problem, ask: Ask): Promise<SolveOutcome> {
    const { locked } = problem;
    const candidates = await candidatesOf(problem);
    const wrong = await checkConflictingLines(problem, candidates, ask);
    if (wrong.length > 0) return rejectLines(problem, wrong, ask);
    const outcome = await attemptSolve(problem, candidates, ask);
    if (outcome.ok) return { verdict: 'solved', packages: outcome.packages };
    // Told of the lines alone, without what the lock would rather have.
    const free = { ...problem, locked: [] };
    const again = locked.length === 0 ? outcome : await attemptSolve(free, candidates, ask);
    if (again.ok) return { verdict: 'solved', packages: again.packages };
    const foreign = await linesForOtherPython(free, candidates, ask);
    if (foreign.length > 0 && foreign.length <= mostForeign) {
      return rejectLines(free, foreign, ask);
    }
    return explainUnsolvable(free, again.error, ask);
  }

  /** A channel that only a line names comes last, as conda has it. */
  #channels(file: SolveRequest['file']): Promise<Channel[]> {
    const named = file.conda.flatMap(({ channel }) => (channel === undefined ? [] : [channel]));
    const names = new Set([...file.channels.map(({ name }) => name), ...named]);
    return this.#repodata.channels([...names]);
  }

  /** For small questions: to wait for one another takes less than to start a thread for each. */
  #shareThread(): SolverThread {
    return (this.#shared ??= this.#takeThread());
  }

  #release(thread: SolverThread): void {
    if (!this.#idle.includes(thread)) this.#idle.push(thread);
  }

  #takeThread(): SolverThread {
    const idle = this.#idle.pop();
    if (idle !== undefined) return idle;
    const thread = new SolverThread();
    thread.warm();
    this.#threads.push(thread);
    return thread;
  }
}

/** If more lines than this are for another Python, it is Python's line that is wrong. */
const mostForeign = 3;

function outcomeOf(error: unknown): Unsettled {
  if (error instanceof ChannelDown) {
    const { url, reason, attempts } = error.cause;
    return { verdict: 'channel-unavailable', channel: error.channel, url, reason, attempts };
  }
  if (error instanceof SolverFailed) return { verdict: error.kind, message: error.message };
  throw error;
}

/** Lines that are wrong by themselves, with the versions that would do if that is known. */
async function rejectLines(
  problem: Problem,
  wrong: readonly LineProblem[],
  ask: Ask,
): Promise<Rejected> {
  const specs = problem.specs.filter((spec) => !wrong.some((each) => each.spec === spec));
  const findings = await Promise.all(
    wrong.map(async ({ spec, finding }): Promise<Finding> => {
      const another = finding.rule === 'unknown-version' || finding.rule === 'conflict';
      if (!another || wrong.length > 5) return finding;
      const [way] = await workingVersion({ ...problem, specs: [...specs, spec] }, spec, ask);
      if (way === undefined) return finding;
      const suggestion = `\`${specWith(spec, way.version)}\` works with the rest of the file`;
      return { ...finding, suggestion };
    }),
  );
  const invalid = wrong.some(({ finding }) => finding.rule === 'invalid-spec');
  return { verdict: invalid ? 'invalid' : 'unsolvable', findings, conflicts: [], details: '' };
}
