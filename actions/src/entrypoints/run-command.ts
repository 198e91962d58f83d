import type { Command, Outcome } from '../declaration/command.ts';
import { inputsOf } from '../declaration/describe.ts';
import { readInputs, type ReadOptions } from '../declaration/read-inputs.ts';
import type { Ports } from '../ports.ts';
import { fileError } from '../files/messages.ts';

/** How a command ran. */
export interface Ran {
  readonly outcome: Outcome;
  /** Where its report is for programs; undefined if none was asked for. */
  readonly reportFile: string | undefined;
  /** Why the report could not be written. To be thrown once the outcome is shown: it is worth more. */
  readonly unwritten?: unknown;
}

/**
 * Reads the inputs of a declared command, runs it, and writes its report file if one is asked for.
 *
 * @throws what the command throws, and UserError for wrong inputs.
 */
export async function runCommand(
  command: Command,
  options: ReadOptions,
  ports: Ports,
): Promise<Ran> {
  const values = readInputs({ ...command, inputs: inputsOf(command) }, options);
  const { report, ...inputs } = values;
  const reportFile = 'report' in command.inputs ? undefined : (report as string | undefined);
  const given = reportFile === report ? inputs : values;
  const outcome = await command.run(given as never, ports).catch((error: unknown) => {
    throw systemError(error);
  });
  if (reportFile === undefined || outcome.report === undefined) return { outcome, reportFile };
  const { writeReport } = await import('../commands/write-report.ts');
  const unwritten = await writeReport(reportFile, outcome.report as object).then(
    () => undefined,
    (error: unknown) => error,
  );
  return { outcome, reportFile, unwritten };
}

/** What the file system refused, and nobody on the way had better words for. */
function systemError(error: unknown): unknown {
  const file = error instanceof Error && 'path' in error ? String(error.path) : 'a file';
  return fileError(`use ${file}`, error);
}
