import path from 'node:path';
import type { Ports } from '../../ports.ts';
import type { Register } from '../cli.ts';
import { readSolverFlags, type SolverFlags, solverOptions } from './solver-options.ts';
import { exitCodes, fromRoot, orFault } from './validate.ts';

interface Options extends SolverFlags {
  base?: string;
  cpu?: string;
  gpu?: string;
  solve: boolean;
  html: string;
}

/** `vsc preview`: what the summary and the comment of a pull request would say. */
export const preview: Register = (program, ports) => {
  const command = program
    .command('preview')
    .description('show what a pull request from this working tree would be told')
    .option('--base <ref>', 'git ref to compare with (else the main branch)')
    .option('--cpu <file>', 'the CPU file (else environment/environment-cpu.yml)')
    .option('--gpu <file>', 'the GPU file (else environment/environment-gpu.yml)')
    .option('--no-solve', 'only read and compare the files, without a network')
    .option('--html <file>', 'the page to write', 'reports/preview.html')
    .addHelpText('after', '\nExit codes: as vsc validate.');
  for (const option of solverOptions()) command.addOption(option);
  command.action(async (options: Options) => {
    process.exitCode = await orFault(() => show(options, ports));
  });
};

async function show(options: Options, ports: Ports): Promise<number> {
  const { previewPage, run } = await import('../../commands/preview.ts');
  const { writeReportText } = await import('../../commands/write-report.ts');
  const { renderTerminal } = await import('../../report/terminal.ts');
  const files = { cpu: fromRoot(options.cpu, ports), gpu: fromRoot(options.gpu, ports) };
  const solve = options.solve ? readSolverFlags(options, ports) : undefined;
  const shown = await run({ base: options.base, files, solve }, ports);
  const width = Math.min(process.stdout.columns ?? 80, 100);
  const color = process.stdout.isTTY && process.stdout.hasColors();
  const { comment, affected, verdict } = shown;
  if (comment === undefined) process.stdout.write('There would be no comment.\n');
  else process.stdout.write(renderTerminal(comment, { width, color }));
  const images = affected.variants.join(' and ') || 'no image';
  const file = path.resolve(options.html);
  await writeReportText(file, previewPage(shown));
  process.stdout.write(`\nThen it would build, test and try: ${images}.\nThe page: ${file}\n`);
  return exitCodes[verdict];
}
