import type Docker from 'dockerode';
import { type Duplex, Writable } from 'node:stream';
import { finished } from 'node:stream/promises';
import type { Engine } from '../connect.ts';
import type { RunOptions, RunResult } from './run-options.ts';
import { type Stall, stalled } from './stalled.ts';

/** What a container prints. */
export interface Attached {
  readonly stream: Duplex;
  /** Resolves when all that was printed has come, or the engine has hung up. */
  readonly drained: Promise<void>;
  /** When it last printed, as `performance.now()` gives it; 0: not yet. */
  readonly printedAt: () => number;
}

/** Listens to a container that has not started yet. */
export async function listenTo(
  container: Docker.Container,
  { onOutput }: Pick<RunOptions, 'onOutput'>,
): Promise<Attached> {
  const what = { stream: true, stdout: true, stderr: true };
  const stream = (await container.attach(what)) as Duplex;
  let printedAt = 0;
  const drained = demultiplex(container.modem as Docker['modem'], stream, (chunk, name) => {
    printedAt = performance.now();
    onOutput?.(chunk, name);
  });
  return { stream, drained, printedAt: () => printedAt };
}

/** Waits for the end of a container that runs. @param started when it began, as `performance.now()` gives it */
export async function outcome(
  engine: Engine,
  container: Docker.Container,
  { drained, printedAt }: Attached,
  options: RunOptions,
  started: number,
): Promise<RunResult> {
  const { status, timedOut, stall } = await waitFor(engine, container, options, printedAt);
  const seconds = (performance.now() - started) / 1000;
  await drained;
  const { State } = await container.inspect();
  return { exitCode: status, oomKilled: State.OOMKilled, timedOut, stall, seconds };
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
