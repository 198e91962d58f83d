import { type BlastRadius, compareSolutions } from './blast-radius.ts';
import type { SolveOutcome } from './outcome.ts';
import type { SolvedPackage } from './protocol.ts';
import type { Solver, SolveRequest } from './solver.ts';

/** One variant before and after a change of its file. */
export interface ChangeRequest {
  readonly virtualPackages: Readonly<Record<string, string>>;
  /** The file as it was; undefined where there was none that could be read. */
  readonly base: SolveRequest['file'] | undefined;
  readonly head: SolveRequest['file'];
  /** The packages of the lock, where there is one. */
  readonly locked?: readonly SolvedPackage[];
}

export interface ChangeOutcome {
  readonly base: SolveOutcome | undefined;
  readonly head: SolveOutcome;
  /** Undefined where one of the two has no solution to compare. */
  readonly radius: BlastRadius | undefined;
}

/**
 * Solves a file as it was and as it will be. The second solution keeps what it can of the first, as
 * locking does: what differs is what the change forces.
 */
export async function solveChange(solver: Solver, request: ChangeRequest): Promise<ChangeOutcome> {
  const { virtualPackages, base: was, head: willBe, locked = [] } = request;
  const solve = (file: SolveRequest['file'], preferred: readonly SolvedPackage[]) =>
    solver.solve({ file, virtualPackages, locked: preferred });
  if (was === undefined) {
    return { base: undefined, head: await solve(willBe, locked), radius: undefined };
  }
  const base = await solve(was, locked);
  if (base.verdict !== 'solved') {
    return { base, head: await solve(willBe, locked), radius: undefined };
  }
  const head = sameConda(was, willBe) ? base : await solve(willBe, base.packages);
  if (head.verdict !== 'solved') return { base, head, radius: undefined };
  const order = await solver.versionOrder([...base.packages, ...head.packages]);
  return { base, head, radius: compareSolutions(base.packages, head.packages, order) };
}

function sameConda(a: SolveRequest['file'], b: SolveRequest['file']): boolean {
  return condaPart(a) === condaPart(b);
}

function condaPart({ channels, conda }: SolveRequest['file']): string {
  return JSON.stringify([channels.map(({ name }) => name), conda.map(({ raw }) => raw)]);
}
