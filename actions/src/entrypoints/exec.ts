import { getExecOutput } from '@actions/exec';
import { SurroundingsError } from '../errors.ts';
import { execBounded } from './exec-bounded.ts';
import { programPath } from './program-path.ts';
import type { Exec } from '../ports.ts';

/** Runs programs for both entrypoints: a terminal shows what a `live` command prints as it comes. */
export const exec: Exec = async (command, args, options = {}) => {
  const { deadlineSeconds: seconds, ...bounded } = options;
  const program = await programPath(command);
  if (program === undefined) {
    throw new SurroundingsError(`${command} is not installed`, {
      next: `install ${command}, so that it is on the PATH, and run this again`,
    });
  }
  if (seconds !== undefined) {
    const env = bounded.env && { ...definedEnv(), ...bounded.env };
    return await execBounded(program, args, { ...bounded, env }, seconds);
  }
  // It takes a command line, of which the first word is the program.
  const quoted = `"${program.replaceAll('"', '\\"')}"`;
  const { exitCode, stdout, stderr } = await getExecOutput(quoted, [...args], {
    ignoreReturnCode: true,
    silent: options.live !== true,
    ...(options.cwd === undefined ? {} : { cwd: options.cwd }),
    ...(options.env === undefined ? {} : { env: { ...definedEnv(), ...options.env } }),
    ...(options.input === undefined ? {} : { input: Buffer.from(options.input) }),
  });
  return { exitCode, stdout, stderr };
};

function definedEnv(): Record<string, string> {
  return Object.fromEntries(
    Object.entries(process.env).filter(
      (entry): entry is [string, string] => entry[1] !== undefined,
    ),
  );
}
