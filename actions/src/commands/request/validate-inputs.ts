import { lstat } from 'node:fs/promises';
import path from 'node:path';
import { flag, path as pathInput, text } from '../../declaration/input.ts';
import { UserError } from '../../errors.ts';
import type { Ports } from '../../ports.ts';
import { BASE_OF_EVENT } from './base-of-event.ts';
import { type GivenSolver, solverInputs, solverOptions } from './solver-inputs.ts';
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
  ['solve', 'uv'],
] as const;

/**
 * The inputs as the check takes them.
 *
 * @throws UserError if a file that was named is not there: the policy's that is missing is a finding.
 */
export async function validateOptions(
  given: {
    readonly base: string | undefined;
    readonly cpuFile: string | undefined;
    readonly gpuFile: string | undefined;
    readonly solve: boolean;
  } & GivenSolver,
  cacheFolder: string,
  { root, env }: Ports,
): Promise<ValidateInputs> {
  const [cpu, gpu] = await Promise.all([
    namedFile('cpu-file', given.cpuFile, root),
    namedFile('gpu-file', given.gpuFile, root),
  ]);
  return {
    base: given.base,
    files: { cpu, gpu },
    solve: given.solve ? { ...solverOptions(given, { env }), cacheFolder } : undefined,
  };
}

/** A path below the repository is named from there; elsewhere it stays absolute. */
async function namedFile(
  input: string,
  file: string | undefined,
  root: string,
): Promise<string | undefined> {
  if (file === undefined) return undefined;
  if ((await lstat(file).catch(() => undefined)) === undefined) {
    throw new UserError(`${input}: there is no file ${file}`, {
      next: `correct the path, or leave ${input} out: then the file of the policy is checked`,
    });
  }
  const relative = path.relative(root, file);
  const outside = relative.startsWith('..') || path.isAbsolute(relative);
  return outside ? file : relative.split(path.sep).join('/');
}
