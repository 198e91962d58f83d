import path from 'node:path';
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
  html: string;
}

/** `vsc preview`: what the summary and the comment of a pull request would say. */
export const preview: Register = (program, ports) => {
  const command = program
    .command('preview')
    .description('show what a pull request from this working tree would be told')
    .option('--html <file>', 'the page to write', 'reports/preview.html')
    .addHelpText('after', '\nExit codes: as vsc validate.');
  for (const option of validateOptions()) command.addOption(option);
  command.action(async (options: Options) => {
    process.exitCode = await orFault(() => show(options, ports));
  });
};

async function show(options: Options, ports: Ports): Promise<number> {
  const { imagesWords, previewPage, run } = await import('../../commands/preview.ts');
  const { writeReportText } = await import('../../commands/write-report.ts');
  const { renderTerminal } = await import('../../report/terminal.ts');
  const shown = await run(readValidateFlags(options, ports), ports);
  const { comment, verdict } = shown;
  if (comment === undefined) process.stdout.write('There would be no comment.\n');
  else process.stdout.write(renderTerminal(comment, terminalStyle()));
  const file = path.resolve(options.html);
  await writeReportText(file, previewPage(shown));
  process.stdout.write(`\n${imagesWords(shown)}\nThe page: ${file}\n`);
  return exitCodes[verdict];
}
