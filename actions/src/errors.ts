import { ExitCode } from './contract.ts';
import type { Finding } from './finding.ts';

export { ExitCode };

interface UserErrorOptions {
  /** The one next step: a command to run or a value to change. */
  readonly next: string;
  readonly exitCode?: ExitCode;
  readonly cause?: unknown;
  readonly findings?: readonly Finding[];
}

/**
 * An error that is not a bug. Entrypoints print `message` and `next` without a stack trace and end
 * with `exitCode`: by default the caller's to fix.
 */
export class UserError extends Error {
  override readonly name: string = 'UserError';
  readonly exitCode: ExitCode;
  readonly next: string;
  /** The lines of files that it is about. */
  readonly findings: readonly Finding[];

  constructor(message: string, options: UserErrorOptions) {
    super(message, { cause: options.cause });
    this.exitCode = options.exitCode ?? ExitCode.usage;
    this.next = options.next;
    this.findings = options.findings ?? [];
  }
}

/**
 * What no input can fix: there is no engine, a server does not answer, the disk is full, a program is
 * missing.
 */
export class SurroundingsError extends UserError {
  override readonly name = 'SurroundingsError';

  constructor(message: string, options: Omit<UserErrorOptions, 'exitCode'>) {
    super(message, { ...options, exitCode: ExitCode.surroundings });
  }
}

/** Why a command ends that was told to stop, by Ctrl-C or by the runner. */
export function cancelled(next: string): UserError {
  return new UserError('cancelled', { exitCode: ExitCode.cancelled, next });
}

/** The exit code that an error ends with: what is neither a UserError nor a time-out is a bug. */
export function exitCodeOf(error: unknown): ExitCode {
  if (error instanceof UserError) return error.exitCode;
  const late = error instanceof Error && error.name === 'TimeoutError';
  return late ? ExitCode.surroundings : ExitCode.fault;
}

/** The exit code of a process as one of ours; a code that we don't know is our fault. */
export function knownExitCode(code: number): ExitCode {
  return Object.values(ExitCode).find((known) => known === code) ?? ExitCode.fault;
}

/** The message of anything that was thrown; some libraries throw bare strings. */
export function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
