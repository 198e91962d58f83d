import { Worker } from 'node:worker_threads';
import type { SolverReply, SolverRequest } from './protocol.ts';

/** The solver crashed or took too long: no verdict on the environment, and no fault of its author. */
export class SolverFailed extends Error {
  override readonly name = 'SolverFailed';
  readonly kind: 'crashed' | 'timed-out';

  constructor(kind: 'crashed' | 'timed-out', message: string) {
    super(message);
    this.kind = kind;
  }
}

/**
 * The solver in a thread of its own; requests wait for one another. The library behind it can panic, which
 * ends the process that it runs in, and can wait for ever; neither may happen to us.
 */
export class SolverThread {
  #worker: Worker | undefined;
  #last: Promise<unknown> = Promise.resolve();

  /**
   * @param end the deadline, on the clock of `performance.now()`: then the thread is ended
   * @throws SolverFailed; the next request starts a fresh thread
   */
  ask(request: SolverRequest, end: number, signal: AbortSignal): Promise<SolverReply> {
    const reply = this.#last.then(() => this.#ask(request, end, signal));
    this.#last = reply.catch(() => {});
    return reply;
  }

  async #ask(request: SolverRequest, end: number, signal: AbortSignal): Promise<SolverReply> {
    signal.throwIfAborted();
    const deadlineMs = end - performance.now();
    const worker = (this.#worker ??= startWorker());
    const { promise, resolve, reject } = Promise.withResolvers<SolverReply>();
    const late = new SolverFailed('timed-out', 'the solver found no answer in time');
    const timer = setTimeout(() => reject(late), Math.max(0, deadlineMs));
    const crash = (error: unknown): void => {
      const cause = error instanceof Error ? error.message : `exit code ${String(error)}`;
      reject(new SolverFailed('crashed', `the solver crashed (${cause})`));
    };
    const abort = (): void => reject(signal.reason as Error);
    worker.once('message', resolve).once('error', crash).once('exit', crash);
    signal.addEventListener('abort', abort);
    try {
      worker.postMessage(request, []);
      return await promise;
    } catch (error) {
      await this.close();
      throw error;
    } finally {
      clearTimeout(timer);
      worker.off('message', resolve).off('error', crash).off('exit', crash);
      signal.removeEventListener('abort', abort);
    }
  }

  /** Starts the thread ahead of its first request, so that the solver is compiled meanwhile. */
  warm(): void {
    this.#worker ??= startWorker();
  }

  async close(): Promise<void> {
    const worker = this.#worker;
    this.#worker = undefined;
    await worker?.terminate();
  }
}

/** Beside this file lies the worker's source, or, in the built actions, its bundle. */
function startWorker(): Worker {
  const entry = import.meta.url.endsWith('.ts') ? './worker.ts' : './solver-worker.cjs';
  const worker = new Worker(new URL(entry, import.meta.url), { stdout: true, stderr: true });
  // Without a listener an error between two requests would end the process.
  worker.on('error', () => {});
  worker.unref();
  return worker;
}
