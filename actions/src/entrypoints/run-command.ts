import type { Command, Outcome } from '../declaration/command.ts';
import { inputsOf } from '../declaration/describe.ts';
import { readInputs, type ReadOptions } from '../declaration/read-inputs.ts';
import type { Ports } from '../ports.ts';
import { fileError } from '../files/messages.ts';

/**
 * Reads the inputs of a declared command, runs it, and writes its report file if one is asked for.
 *
 * @throws what the command throws, and UserError for wrong inputs.
 */
export async function runCommand(
  command: Command,
  options: ReadOptions,
  ports: Ports,
): Promise<{ outcome: Outcome; reportFile: string | undefined }> {
  const values = readInputs({ ...command, inputs: inputsOf(command) }, options);
  const { report, ...inputs } = values;
  const reportFile = 'report' in command.inputs ? undefined : (report as string | undefined);
  const given = reportFile === report ? inputs : values;
  const outcome = await command.run(given as never, ports).catch((error: unknown) => {
    throw systemError(error);
  });
  if (reportFile !== undefined && outcome.report !== undefined) {
    const { writeReport } = await import('../commands/write-report.ts');
    await writeReport(reportFile, outcome.report as object);
  }
  return { outcome, reportFile };
}

/** What the file system refused, and nobody on the way had better words for. */
function systemError(error: unknown): unknown {
  const file = error instanceof Error && 'path' in error ? String(error.path) : 'a file';
  return fileError(`use ${file}`, error);
}
