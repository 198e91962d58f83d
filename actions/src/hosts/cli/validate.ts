import type { Ports } from '../../ports.ts';
import type { Register } from '../cli.ts';
import { terminalStyle } from './terminal-style.ts';
import {
  exitCodes,
  orFault,
  readValidateFlags,
  type ValidateFlags,
  validateOptions,
} from './validate-options.ts';

interface Options extends ValidateFlags {
  json?: boolean;
}

export const validate: Register = (program, ports) => {
  const command = program
    .command('validate')
    .description('check the environment files: can they be merged, and what do they change')
    .option('--json', 'print the report as JSON')
    .addHelpText(
      'after',
      '\nExit codes: 0 mergeable, 20 blocked, 21 undecided; for others docs/exit-codes.md.',
    );
  for (const option of validateOptions()) command.addOption(option);
  command.action(async (options: Options) => {
    process.exitCode = await orFault(() => validateFiles(options, ports));
  });
};

async function validateFiles(options: Options, ports: Ports): Promise<number> {
  const { run } = await import('../../commands/validate.ts');
  const result = await run(readValidateFlags(options, ports), ports);
  const { reportOf } = await import('../../commands/validate-report.ts');
  const report = reportOf(result);
  if (options.json === true) {
    process.stdout.write(`${JSON.stringify(report, undefined, 2)}\n`);
  } else {
    const { validateView } = await import('../../commands/validate-view.ts');
    const { renderTerminal } = await import('../../report/terminal.ts');
    process.stdout.write(renderTerminal(validateView(report, result.sources), terminalStyle()));
  }
  return exitCodes[result.verdict];
}
