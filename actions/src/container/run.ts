import type Docker from 'dockerode';
import type { Engine } from './connect.ts';
import { listenTo, outcome } from './running/follow.ts';
import { ownOwner } from '../processes.ts';
import { explainEngineError } from './problems.ts';
import { createOptions, type RunSpec } from './spec.ts';
import { removeContainer } from './remove.ts';
import type { RunOptions, RunResult } from './running/run-options.ts';

export type { RunOptions, RunResult } from './running/run-options.ts';

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
