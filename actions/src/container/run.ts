import type Docker from 'dockerode';
import type { Engine } from './connect.ts';
import { listenTo, outcome } from './running/follow.ts';
import { ownOwner } from '../processes.ts';
import { explainEngineError } from './problems.ts';
import { createOptions, type RunSpec } from './spec.ts';
import { removeContainer } from './remove.ts';
import type { Stall } from './running/stalled.ts';

export interface RunOptions {
  /** Ends the run at once: the container is removed and the call rejects with its reason. */
  readonly signal: AbortSignal;
  /** The container is killed after that many seconds; the result then says `timedOut`. */
  readonly deadlineSeconds?: number;
  /** The container is killed if it neither computes nor prints for so long; the result then says `stall`. */
  readonly idleSeconds?: number;
  /** What a container that is told to stop gets to end by itself (SIGTERM); default 0. */
  readonly graceSeconds?: number;
  /** Called as soon as the container runs, and not if the engine refuses it. If it rejects, so does the run. */
  readonly onStart?: () => Promise<void>;
  /** What the container prints, as it comes, bytes unchanged. */
  readonly onOutput?: (chunk: Uint8Array, stream: 'stdout' | 'stderr') => void;
}

export interface RunResult {
  /** The command's exit code; 137 where the kernel or the deadline killed it. */
  readonly exitCode: number;
  /** The kernel killed a process of the container for memory. */
  readonly oomKilled: boolean;
  readonly timedOut: boolean;
  /** Why it was killed before its time, with `idleSeconds`. */
  readonly stall?: Stall | undefined;
  /** From start to exit. */
  readonly seconds: number;
}

/**
 * Runs one container to its end and removes it, whatever happens.
 *
 * @throws UserError if the engine refuses for a reason that the user can fix (no such image, no
 *   GPU, a mount that does not exist); the signal's reason once it is aborted.
 */
export async function runContainer(
  engine: Engine,
  spec: RunSpec,
  options: RunOptions,
): Promise<RunResult> {
  options.signal.throwIfAborted();
  let container: Docker.Container | undefined;
  try {
    container = await engine.docker.createContainer(createOptions(spec, ownOwner(), engine));
    return await follow(engine, container, options);
  } catch (error) {
    options.signal.throwIfAborted();
    throw explainEngineError(error, spec.image);
  } finally {
    if (container && options.signal.aborted && options.graceSeconds) {
      await container.stop({ t: options.graceSeconds }).catch(() => undefined);
    }
    if (container) await removeContainer(container);
  }
}

async function follow(
  engine: Engine,
  container: Docker.Container,
  options: RunOptions,
): Promise<RunResult> {
  const attached = await listenTo(container, options);
  try {
    options.signal.throwIfAborted();
    const started = performance.now();
    await container.start();
    await options.onStart?.();
    return await outcome(engine, container, attached, options, started);
  } finally {
    // The engine leaves that of a container open that never ran, and this process would not end.
    attached.stream.destroy();
  }
}
