import type { Failure } from '../declaration/command.ts';
import { ExitCode, exitCodeOf, messageOf, UserError } from '../errors.ts';
import type { Finding } from '../finding.ts';
import type { Ports } from '../ports.ts';

/** How work has ended: with a value, or the failure that a step ends with. */
export interface Attempt<T> {
  readonly value: T | undefined;
  readonly failure: Failure | undefined;
  /** The lines of files that the failure is about. */
  readonly findings: readonly Finding[];
  /** The warnings that it logged. */
  readonly warnings: readonly string[];
}

/** Runs work whose failure goes into a report before the step ends with it. */
export async function attempt<T>(
  ports: Ports,
  work: (ports: Ports) => Promise<T>,
): Promise<Attempt<T>> {
  const warnings: string[] = [];
  const warn = (text: string) => {
    warnings.push(text);
    ports.log.warn(text);
  };
  try {
    const value = await work({ ...ports, log: { ...ports.log, warn } });
    return { value, failure: undefined, findings: [], warnings };
  } catch (error) {
    const findings = error instanceof UserError ? error.findings : [];
    return { value: undefined, failure: failureOf(error, ports.log), findings, warnings };
  }
}

/** An error as the failure of a step; the stack of what is no UserError, a bug, goes to the log. */
export function failureOf(error: unknown, log: Pick<Ports['log'], 'info'>): Failure {
  const exitCode = exitCodeOf(error);
  if (error instanceof UserError) return { exitCode, message: error.message, next: error.next };
  if (exitCode === ExitCode.surroundings) {
    return {
      exitCode,
      message: `no answer in time: ${messageOf(error)}`,
      next: 'run it again later',
    };
  }
  if (error instanceof Error) log.info(error.stack ?? '');
  const message = `this is a bug in this repository: ${messageOf(error)}`;
  return { exitCode, message, next: 'report it as an issue, with the lines above' };
}
