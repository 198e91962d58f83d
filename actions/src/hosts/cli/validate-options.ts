import { Option } from 'commander';
import path from 'node:path';
import type { ValidateInputs } from '../../commands/validate.ts';
import { ExitCode, messageOf, UserError } from '../../errors.ts';
import type { Ports } from '../../ports.ts';
import { readSolverFlags, type SolverFlags, solverOptions } from './solver-options.ts';

/** Scripts tell by the exit code whose turn it is. */
export const exitCodes = {
  mergeable: ExitCode.ok,
  blocked: ExitCode.blocked,
  undecided: ExitCode.undecided,
  fault: ExitCode.fault,
} as const;

/** What the options of commands that check the environment files come to. */
export interface ValidateFlags extends SolverFlags {
  base?: string;
  cpu?: string;
  gpu?: string;
  solve: boolean;
}

/** Options of commands that check the environment files. */
export function validateOptions(): Option[] {
  return [
    new Option('--base <ref>', 'git ref to compare with (else the main branch), or none'),
    new Option('--cpu <file>', 'the CPU file (else environment/environment-cpu.yml)'),
    new Option('--gpu <file>', 'the GPU file (else environment/environment-gpu.yml)'),
    new Option('--no-solve', 'only read and compare the files, without a network'),
    ...solverOptions(),
  ];
}

/** The options as the check takes them. */
export function readValidateFlags(flags: ValidateFlags, ports: Ports): ValidateInputs {
  return {
    base: flags.base,
    files: { cpu: fromRoot(flags.cpu, ports), gpu: fromRoot(flags.gpu, ports) },
    solve: flags.solve ? readSolverFlags(flags, ports) : undefined,
  };
}

/** A path as typed becomes one from the repository's root; elsewhere it stays absolute. */
function fromRoot(file: string | undefined, { root }: Ports): string | undefined {
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
