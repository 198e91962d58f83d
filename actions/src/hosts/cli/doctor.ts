import { ExitCode } from '../../errors.ts';
import type { Register } from '../cli.ts';
import { showView } from './terminal-style.ts';

export const doctor: Register = (program, ports) =>
  program
    .command('doctor')
    .description('say what this machine has, what is wanted and what to do')
    .option('--json', 'print the result as JSON')
    .action(async (options: { json?: true }) => {
      const { run } = await import('../../commands/doctor.ts');
      const { doctorView } = await import('../../commands/doctor-view.ts');
      const diagnoses = await run({}, ports);
      if (options.json) process.stdout.write(`${JSON.stringify(diagnoses, null, 2)}\n`);
      else await showView(doctorView(diagnoses));
      if (diagnoses.some(({ state }) => state === 'bad')) process.exitCode = ExitCode.checkFailed;
    });
