import type { Stall } from './stalled.ts';

/** How a container is run. */
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

/** How it ended. */
export interface RunResult {
  /** The command's exit code; 137 if the kernel or the deadline killed it. */
  readonly exitCode: number;
  /** The kernel killed a process of the container for memory. */
  readonly oomKilled: boolean;
  readonly timedOut: boolean;
  /** Why it was killed before its time, with `idleSeconds`. */
  readonly stall?: Stall | undefined;
  /** From start to exit. */
  readonly seconds: number;
}
