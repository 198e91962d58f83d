import type { Outcome } from '../declaration/command.ts';
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
  if (view === undefined || json) {
    process.stderr.write(`error: ${failure.message}\n`);
    if (failure.next !== null) process.stderr.write(`next:  ${failure.next}\n`);
  }
  return failure.exitCode;
}

async function textOf({ report, text, view }: Outcome, json: boolean): Promise<string> {
  if (json) return `${JSON.stringify(report, null, 2)}\n`;
  if (text !== undefined) return `${text}\n`;
  if (view === undefined) return '';
  const { renderTerminal } = await import('../report/terminal.ts');
  return renderTerminal(view, terminalStyle());
}

/** How wide and in which colours a report is printed: as the terminal is, within what reads well. */
function terminalStyle(): { width: number; color: boolean } {
  const width = Math.min(process.stdout.columns ?? 80, 100);
  return { width, color: process.stdout.isTTY && process.stdout.hasColors() };
}
