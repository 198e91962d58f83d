import { UserError } from '../errors.ts';
import { ownOwner } from '../processes.ts';
import { type Engine, isLate, WHILE_BUSY } from './connect.ts';
import type { EngineLimit } from './describe-engine.ts';
import { explainEngineError } from './problems.ts';
import { removeContainer } from './remove.ts';
import { createOptions, type Mount } from './spec.ts';

/** What an engine makes of a container like that of a run. */
export interface Probe {
  /** Why it makes none, and what to do; null if it makes one. */
  readonly problem: { readonly message: string; readonly next: string } | null;
  /** Limits that it left out. */
  readonly discarded: readonly EngineLimit[];
}

/** Each takes some tenths of a second, or a few on a disk that is slow or busy. */
const MADE_MS = 5000;

/** Small, and less than any engine has. */
const LIMITS = { memoryBytes: 64 * 2 ** 20, cpus: 0.5, processes: 64 };

/**
 * Has the engine make a container with the mounts, limits and network of a run, reads back what it got, starts
 * it, and removes it. An engine looks for what it is to mount, and drops the limits that its kernel lacks, when
 * it makes a container; one that is half installed makes it and can't start it.
 */
export async function probe(
  engine: Engine,
  image: string,
  mounts: readonly Mount[],
): Promise<Probe> {
  const spec = { image, command: ['true'], mounts, limits: LIMITS, runId: 'probe' };
  try {
    const container = await engine.docker.createContainer({
      ...createOptions(spec, ownOwner(), engine),
      abortSignal: AbortSignal.timeout(MADE_MS),
    });
    try {
      await container.start({ abortSignal: AbortSignal.timeout(MADE_MS) });
      const { Memory, NanoCpus, PidsLimit } = (await container.inspect()).HostConfig;
      const kept: readonly (readonly [EngineLimit, number | null | undefined])[] = [
        ['memory', Memory],
        ['processors', NanoCpus],
        ['processes', PidsLimit],
      ];
      // An engine without a word on one is not blamed for it.
      const discarded = kept.filter(([, limit]) => limit !== undefined && (limit ?? 0) <= 0);
      return { problem: null, discarded: discarded.map(([name]) => name) };
    } finally {
      await removeContainer(container);
    }
  } catch (caught) {
    if (isLate(caught)) {
      const message = `the engine has not made one within ${MADE_MS / 1000} seconds`;
      return { problem: { message, next: WHILE_BUSY }, discarded: [] };
    }
    const error = explainEngineError(caught, image);
    if (!(error instanceof UserError)) throw error;
    return { problem: { message: error.message, next: error.next }, discarded: [] };
  }
}
