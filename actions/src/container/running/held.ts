import type { Duplex } from 'node:stream';
import type { Engine } from '../connect.ts';
import { ownOwner } from '../../processes.ts';
import { type Attached, listenTo, outcome } from './follow.ts';
import { explainEngineError } from '../problems.ts';
import { removeContainer } from '../remove.ts';
import type { RunOptions, RunResult } from './run-options.ts';
import { createOptions, type RunSpec } from '../spec.ts';

/** A container that runs, and whose program waits for a line on its input before it begins. */
export interface HeldContainer {
  /**
   * Lets it begin, once, and waits for its end; limits of time count from here.
   *
   * @throws as `runContainer` does
   */
  run(): Promise<RunResult>;
  /** Kills and removes it. */
  discard(): Promise<void>;
}

/**
 * Starts a container and holds it. Its input ends with this process, however that ends: a program that reads its end
 * instead of a line is to end as well.
 *
 * @throws as `runContainer` does
 */
export async function holdContainer(
  engine: Engine,
  spec: RunSpec,
  options: RunOptions,
): Promise<HeldContainer> {
  const { signal } = options;
  signal.throwIfAborted();
  const explained = (error: unknown) => {
    signal.throwIfAborted();
    return explainEngineError(error, spec.image);
  };
  const container = await engine.docker
    .createContainer({
      ...createOptions(spec, ownOwner(), engine),
      AttachStdin: true,
      OpenStdin: true,
      StdinOnce: true,
    })
    .catch((error: unknown) => {
      throw explained(error);
    });
  let attached: Attached | undefined;
  let input: Duplex | undefined;
  const discard = async () => {
    attached?.stream.destroy();
    input?.destroy();
    await removeContainer(container);
  };
  try {
    attached = await listenTo(container, options);
    // Apart from the outputs, which are listened to as those of any other container.
    const what = { stream: true, stdin: true, stdout: false, stderr: false, hijack: true };
    input = (await container.attach(what)) as Duplex;
    // It may have ended by itself; what that means its exit says.
    input.on('error', () => undefined);
    await container.start();
  } catch (error) {
    await discard();
    throw explained(error);
  }
  return {
    async run() {
      try {
        signal.throwIfAborted();
        input.write('\n');
        return await outcome(engine, container, attached, options, performance.now());
      } catch (error) {
        throw explained(error);
      }
    },
    discard,
  };
}
