import path from 'node:path';
import { flag, path as pathInput, text } from '../../declaration/input.ts';
import type { Ports } from '../../ports.ts';
import { BASE_OF_EVENT } from './base-of-event.ts';
import { solverInputs, solverOptions } from './solver-inputs.ts';
import type { ValidateInputs } from './validate/validate.ts';

/** Inputs of the commands that check the environment files. */
export const validateInputs = {
  base: text({
    help: 'git ref to compare with, or none',
    defaultWords: 'the main branch',
    actionDefault: BASE_OF_EVENT,
  }),
  cpuFile: pathInput({ help: 'the CPU file', defaultWords: "the policy's" }),
  gpuFile: pathInput({ help: 'the GPU file', defaultWords: "the policy's" }),
  solve: flag({
    help: 'solve both variants; else the files are only read and compared, without a network',
    negated: 'only read and compare the files, without a network',
    default: true,
  }),
  ...solverInputs,
};

/** Without solving, nothing else of the solver's has an effect. */
export const validateExcludes = [
  ['solve', 'channelBase'],
  ['solve', 'pypiBase'],
] as const;

/** The inputs as the check takes them. */
export function validateOptions(
  given: {
    readonly base: string | undefined;
    readonly cpuFile: string | undefined;
    readonly gpuFile: string | undefined;
    readonly solve: boolean;
    readonly channelBase: string | undefined;
    readonly pypiBase: string | undefined;
    readonly timeLimit: number;
  },
  cacheFolder: string,
  { root }: Ports,
): ValidateInputs {
  return {
    base: given.base,
    files: { cpu: fromRoot(given.cpuFile, root), gpu: fromRoot(given.gpuFile, root) },
    solve: given.solve ? { ...solverOptions(given), cacheFolder } : undefined,
  };
}

/** A path below the repository is told from there; elsewhere it stays absolute. */
function fromRoot(file: string | undefined, root: string): string | undefined {
  if (file === undefined) return undefined;
  const relative = path.relative(root, file);
  const outside = relative.startsWith('..') || path.isAbsolute(relative);
  return outside ? file : relative.split(path.sep).join('/');
}
