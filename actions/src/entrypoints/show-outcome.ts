import type { Failure, Outcome } from '../declaration/command.ts';
import { ExitCode } from '../errors.ts';

/**
 * Shows how a command has ended on the terminal, and returns its exit code. Results go to stdout; a
 * failure that no result shows, and its next step, to stderr.
 */
export async function showOutcome(outcome: Outcome, json: boolean): Promise<number> {
  const { failure, view, exitCode = ExitCode.ok } = outcome;
  process.stdout.write(await textOf(outcome, json));
  if (failure === undefined) return exitCode;
  // A view that is shown says it itself.
  if (view === undefined || json) showFailure(failure);
  return failure.exitCode;
}

/** A failure and its next step, for people. */
export function showFailure({ message, next }: Failure): void {
  process.stderr.write(`error: ${message}\n`);
  if (next !== null) process.stderr.write(`next:  ${next}\n`);
}

/** A result for programs. */
export function showJson(value: unknown): void {
  process.stdout.write(jsonText(value));
}

async function textOf({ report, text, view, failure }: Outcome, json: boolean): Promise<string> {
  if (json) return jsonText(report ?? { failure });
  if (text !== undefined) return `${text}\n`;
  if (view === undefined) return '';
  const { renderTerminal } = await import('../report/terminal.ts');
  return renderTerminal(view, terminalStyle());
}

function jsonText(value: unknown): string {
  return `${JSON.stringify(value, null, 2)}\n`;
}

/** How wide and in which colours a report is printed: as the terminal is, within what reads well. */
function terminalStyle(): { width: number; color: boolean } {
  const width = Math.min(process.stdout.columns ?? 80, 100);
  return { width, color: process.stdout.isTTY && process.stdout.hasColors() };
}
