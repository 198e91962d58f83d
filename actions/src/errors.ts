import type { Finding } from './finding.ts';

/**
 * Exit codes of `vsc run`-like commands and of the runtime container; docs/exit-codes.md explains
 * each. The container's entrypoint (runtime/vsc_runtime/verdict.py) ends with the same numbers.
 */
export const ExitCode = {
  ok: 0,
  /** Our own fault: a bug, or a state that no input should lead to. */
  fault: 1,
  /** The caller can mend it: a wrong option, a missing file, no engine, no image. */
  usage: 2,
  invalidSubmission: 10,
  submissionFailed: 11,
  outOfMemory: 12,
  timeLimit: 13,
  networkAttempted: 14,
  diskLimit: 15,
  processLimit: 16,
  leftProcesses: 17,
  writeRefused: 18,
  interrupted: 130,
} as const;

export type ExitCode = (typeof ExitCode)[keyof typeof ExitCode];

/**
 * An error that is the user's to mend, not a bug. Hosts print `message` and `next` without a stack
 * trace and end with `exitCode`.
 */
export class UserError extends Error {
  override readonly name = 'UserError';
  readonly exitCode: number;
  /** The one next step: a command to run or a value to change. */
  readonly next: string | undefined;
  /** The lines of files that it is about. */
  readonly findings: readonly Finding[];

  constructor(
    message: string,
    options: {
      next?: string;
      exitCode?: number;
      cause?: unknown;
      findings?: readonly Finding[];
    } = {},
  ) {
    super(message, { cause: options.cause });
    this.exitCode = options.exitCode ?? ExitCode.usage;
    this.next = options.next;
    this.findings = options.findings ?? [];
  }
}

/** The message of anything that was thrown; some libraries throw bare strings. */
export function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
