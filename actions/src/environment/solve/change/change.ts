import { type BlastRadius, compareSolutions } from './blast-radius.ts';
import type { Rejected, SolveOutcome } from '../outcome.ts';
import type { SolvedPackage } from '../thread/protocol.ts';
import type { Solver, SolveRequest } from '../solver.ts';

/** One variant before and after a change of its file. */
export interface ChangeRequest {
  readonly virtualPackages: Readonly<Record<string, string>>;
  /** The file as it was; undefined if there was none that could be read. */
  readonly base: SolveRequest['file'] | undefined;
  readonly head: SolveRequest['file'];
  /** The packages of the lock of each side, if there is one that holds: nothing is solved then. */
  readonly known?: {
    readonly base?: readonly SolvedPackage[] | undefined;
    readonly head?: readonly SolvedPackage[] | undefined;
  };
  /** What is preferred otherwise: the packages of a lock that doesn't fit any more. */
  readonly locked?: readonly SolvedPackage[] | undefined;
}

export interface ChangeOutcome {
  readonly base: SolveOutcome | undefined;
  readonly head: SolveOutcome;
  /** Undefined if one of the two has no solution to compare. */
  readonly radius: BlastRadius | undefined;
  /**
   * Main's own file has no solution: why, at its lines. The two sides are compared without these lines.
   */
  readonly broken?: Rejected;
}

/**
 * A file as it was and as it will be: by their locks, else solved. What is solved keeps what it can of
 * the other, as locking does: what differs is what the change forces.
 */
export async function solveChange(solver: Solver, request: ChangeRequest): Promise<ChangeOutcome> {
  const { virtualPackages, base: was, head: willBe, known = {}, locked = [] } = request;
  const settle = (
    file: SolveRequest['file'],
    packages: readonly SolvedPackage[] | undefined,
    preferred: readonly SolvedPackage[],
  ): Promise<SolveOutcome> | SolveOutcome =>
    packages === undefined
      ? solver.solve({ file, virtualPackages, locked: preferred })
      : { verdict: 'solved', packages };
  const base = was && (await settle(was, known.base, known.head ?? locked));
  if (was === undefined || base?.verdict !== 'solved') {
    const head = await settle(willBe, known.head, locked);
    const rest = was && base && 'findings' in base ? withoutBroken(base, was, willBe) : undefined;
    if (rest === undefined || !('findings' in head)) return { base, head, radius: undefined };
    // Main's fault would hide what the change does: so it is left out of both.
    const sides = { base: rest.was, head: rest.willBe };
    const judged = await solveChange(solver, { ...request, ...sides });
    const { findings } = base as Rejected;
    const all = [...findings, ...(judged.broken?.findings ?? [])];
    return { ...judged, broken: { ...(base as Rejected), findings: all } };
  }
  const same = known.head === undefined && sameConda(was, willBe);
  const head = same ? base : await settle(willBe, known.head, base.packages);
  if (head.verdict !== 'solved') return { base, head, radius: undefined };
  const order = await solver.versionOrder([
    ...missingFrom(head.packages, base.packages),
    ...missingFrom(base.packages, head.packages),
  ]);
  return { base, head, radius: compareSolutions(base.packages, head.packages, order) };
}

/** Both files without the lines that clash in the first one; undefined if nothing would be left out. */
function withoutBroken(
  { findings }: Rejected,
  was: SolveRequest['file'],
  willBe: SolveRequest['file'],
): { was: SolveRequest['file']; willBe: SolveRequest['file'] } | undefined {
  const lines = new Set(findings.map(({ place }) => place));
  const broken = new Set(was.conda.flatMap(({ place, raw }) => (lines.has(place) ? raw : [])));
  const without = (file: SolveRequest['file']) => ({
    ...file,
    conda: file.conda.filter(({ raw }) => !broken.has(raw)),
  });
  if (without(willBe).conda.length === willBe.conda.length) return undefined;
  return { was: without(was), willBe: without(willBe) };
}

/** Packages of one side that the other has not. */
function missingFrom(others: readonly SolvedPackage[], these: readonly SolvedPackage[]) {
  const known = new Set(others.map(({ url }) => url));
  return these.filter(({ url }) => !known.has(url));
}

function sameConda(a: SolveRequest['file'], b: SolveRequest['file']): boolean {
  return condaPart(a) === condaPart(b);
}

function condaPart({ channels, conda }: SolveRequest['file']): string {
  return JSON.stringify([channels.map(({ name }) => name), conda.map(({ raw }) => raw)]);
}
