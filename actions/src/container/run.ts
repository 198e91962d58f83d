import type Docker from 'dockerode';
import { type Duplex, Writable } from 'node:stream';
import { finished } from 'node:stream/promises';
import type { Engine } from './connect.ts';
import { ownOwner } from '../processes.ts';
import { explainEngineError } from './problems.ts';
import { createOptions, type RunSpec } from './spec.ts';
import { removeContainer } from './remove.ts';
import { type Stall, stalled } from './stalled.ts';

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
  const attached = (await container.attach({
    stream: true,
    stdout: true,
    stderr: true,
  })) as Duplex;
  try {
    let printedAt = 0;
    const drained = demultiplex(container.modem as Docker['modem'], attached, (chunk, stream) => {
      printedAt = performance.now();
      options.onOutput?.(chunk, stream);
    });
    options.signal.throwIfAborted();
    const started = performance.now();
    await container.start();
    await options.onStart?.();
    const { status, timedOut, stall } = await waitFor(engine, container, options, () => printedAt);
    const seconds = (performance.now() - started) / 1000;
    await drained;
    const { State } = await container.inspect();
    return { exitCode: status, oomKilled: State.OOMKilled, timedOut, stall, seconds };
  } finally {
    // The engine leaves that of a container open that never ran, and this process would not end.
    attached.destroy();
  }
}

/** Timers count in 32 bits; a longer one would fire at once. */
const LONGEST_TIMER_MS = 2 ** 31 - 1;

async function waitFor(
  engine: Engine,
  container: Docker.Container,
  { signal, deadlineSeconds = Infinity, idleSeconds }: RunOptions,
  printedAt: () => number,
): Promise<{ status: number; timedOut: boolean; stall: Stall | undefined }> {
  const deadline = new AbortController();
  const over = new AbortController();
  let stall: Stall | undefined;
  if (idleSeconds !== undefined) {
    stalled(engine, container, { idleSeconds, printedAt }, over.signal).then(
      (why) => {
        stall = why;
        return deadline.abort();
      },
      () => undefined, // It is over.
    );
  }
  const timer = setTimeout(
    () => deadline.abort(),
    Math.min(deadlineSeconds * 1000, LONGEST_TIMER_MS),
  );
  try {
    const abortSignal = AbortSignal.any([signal, deadline.signal]);
    return { status: await exitStatus(container, abortSignal), timedOut: false, stall: undefined };
  } catch (error) {
    signal.throwIfAborted();
    if (!deadline.signal.aborted) throw error;
    await container.kill().catch(() => undefined); // It may just have ended.
    return { status: await exitStatus(container, signal), timedOut: stall === undefined, stall };
  } finally {
    over.abort();
    clearTimeout(timer);
  }
}

async function exitStatus(container: Docker.Container, abortSignal: AbortSignal): Promise<number> {
  const reply: { StatusCode: number } = await container.wait({ abortSignal });
  return reply.StatusCode;
}

/** Splits the engine's stream into the container's two; settles at its end, or its breaking off. */
async function demultiplex(
  modem: Docker['modem'],
  attached: NodeJS.ReadWriteStream,
  onOutput: NonNullable<RunOptions['onOutput']>,
): Promise<void> {
  const sink = (name: 'stdout' | 'stderr') =>
    new Writable({
      write(chunk: Buffer, _, done) {
        onOutput(chunk, name);
        done();
      },
    });
  modem.demuxStream(attached, sink('stdout'), sink('stderr'));
  await finished(attached, { writable: false }).catch(() => undefined);
}
