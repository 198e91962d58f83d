import path from 'node:path';
import { messageOf, UserError } from '../../errors.ts';
import type { Ports } from '../../ports.ts';
import type { Register } from '../cli.ts';
import { readSolverFlags, type SolverFlags, solverOptions } from './solver-options.ts';

/** Scripts tell by the exit code whose turn it is. */
export const exitCodes = { mergeable: 0, blocked: 1, undecided: 2, fault: 3 } as const;

interface Options extends SolverFlags {
  base?: string;
  cpu?: string;
  gpu?: string;
  solve: boolean;
  json?: boolean;
}

export const validate: Register = (program, ports) => {
  const command = program
    .command('validate')
    .description('check the environment files: can they be merged, and what do they change')
    .option('--base <ref>', 'git ref to compare with (else the main branch)')
    .option('--cpu <file>', 'the CPU file (else environment/environment-cpu.yml)')
    .option('--gpu <file>', 'the GPU file (else environment/environment-gpu.yml)')
    .option('--no-solve', 'only read and compare the files, without a network')
    .option('--json', 'print the report as JSON')
    .addHelpText(
      'after',
      '\nExit codes: 0 mergeable, 1 blocked, 2 could not be decided, 3 our fault.',
    );
  for (const option of solverOptions()) command.addOption(option);
  command.action(async (options: Options) => {
    process.exitCode = await orFault(() => validateFiles(options, ports));
  });
};

async function validateFiles(options: Options, ports: Ports): Promise<number> {
  const { run } = await import('../../commands/validate.ts');
  const files = { cpu: fromRoot(options.cpu, ports), gpu: fromRoot(options.gpu, ports) };
  const solve = readSolverFlags(options, ports);
  const inputs = { base: options.base, files, solve: options.solve ? solve : undefined };
  const result = await run(inputs, ports);
  const { reportOf } = await import('../../commands/validate-report.ts');
  const report = reportOf(result);
  if (options.json === true) {
    process.stdout.write(`${JSON.stringify(report, undefined, 2)}\n`);
  } else {
    const { viewOf } = await import('../../commands/validate-view.ts');
    const { renderTerminal } = await import('../../report/terminal.ts');
    const width = Math.min(process.stdout.columns ?? 80, 100);
    const color = process.stdout.isTTY && process.stdout.hasColors();
    process.stdout.write(renderTerminal(viewOf(report, result.sources), { width, color }));
  }
  return exitCodes[result.verdict];
}

/** A path as typed becomes one from the repository's root; elsewhere it stays absolute. */
export function fromRoot(file: string | undefined, { root }: Ports): string | undefined {
  if (file === undefined) return undefined;
  const relative = path.relative(root, path.resolve(file));
  const outside = relative.startsWith('..') || path.isAbsolute(relative);
  return outside ? path.resolve(file) : relative.split(path.sep).join('/');
}

/** A bug must not look like a finding: its exit code is its own. */
export async function orFault(action: () => Promise<number>): Promise<number> {
  try {
    return await action();
  } catch (error) {
    if (error instanceof UserError) throw error;
    const trace = error instanceof Error ? error.stack : undefined;
    process.stderr.write(`error: this is a bug of ours: ${trace ?? messageOf(error)}\n`);
    return exitCodes.fault;
  }
}
