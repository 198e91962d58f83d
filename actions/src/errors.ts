import { ExitCode } from './contract.ts';
import type { Finding } from './finding.ts';

export { ExitCode };

/**
 * An error that is not a bug. Hosts print `message` and `next` without a stack trace and end with
 * `exitCode`: by default the caller's to fix.
 */
export class UserError extends Error {
  override readonly name = 'UserError';
  readonly exitCode: ExitCode;
  /** The one next step: a command to run or a value to change. */
  readonly next: string | undefined;
  /** The lines of files that it is about. */
  readonly findings: readonly Finding[];

  constructor(
    message: string,
    options: {
      next?: string;
      exitCode?: ExitCode;
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

/** The exit code of a process as one of ours; a code that we don't know is our fault. */
export function exitCodeOf(code: number): ExitCode {
  return Object.values(ExitCode).find((known) => known === code) ?? ExitCode.fault;
}

/** The message of anything that was thrown; some libraries throw bare strings. */
export function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
