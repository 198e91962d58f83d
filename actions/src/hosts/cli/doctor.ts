import { ExitCode } from '../../errors.ts';
import type { Diagnosis } from '../../machine/facts.ts';
import type { Register } from '../cli.ts';

const MARKS = { ok: 'ok  ', note: 'note', bad: 'BAD ' };

export const doctor: Register = (program, ports) =>
  program
    .command('doctor')
    .description('say what this machine has, what is wanted and what to do')
    .option('--json', 'print the result as JSON')
    .action(async (options: { json?: true }) => {
      const { run } = await import('../../commands/doctor.ts');
      const diagnoses = await run({}, ports);
      const text = options.json ? `${JSON.stringify(diagnoses, null, 2)}\n` : table(diagnoses);
      process.stdout.write(text);
      if (diagnoses.some(({ state }) => state === 'bad')) process.exitCode = ExitCode.checkFailed;
    });

/** Found beside wanted, and below it what to do; fits 80 columns unless a found text is long. */
function table(diagnoses: readonly Diagnosis[]): string {
  const lines = diagnoses.map(({ name, state, found, wanted, next }) => {
    const line = `${MARKS[state]}  ${name.padEnd(18)} ${found}`;
    return state === 'ok'
      ? line
      : `${line}\n${' '.repeat(25)}wanted: ${wanted}\n${' '.repeat(25)}do: ${next}`;
  });
  const bad = diagnoses.filter(({ state }) => state === 'bad').length;
  const verdict = bad === 0 ? 'This machine can run submissions.' : `To mend: ${bad}.`;
  return `${lines.join('\n')}\n\n${verdict}\n`;
}
