import { getExecOutput } from '@actions/exec';
import { messageOf, SurroundingsError } from '../errors.ts';
import { execBounded } from './exec-bounded.ts';
import type { Exec } from '../ports.ts';

/** Runs programs for both entrypoints: a terminal shows what a `live` command prints as it comes. */
export const exec: Exec = async (command, args, options = {}) => {
  const { deadlineSeconds: seconds, ...bounded } = options;
  try {
    if (seconds !== undefined) {
      const env = bounded.env && { ...definedEnv(), ...bounded.env };
      return await execBounded(command, args, { ...bounded, env }, seconds);
    }
    const { exitCode, stdout, stderr } = await getExecOutput(command, [...args], {
      ignoreReturnCode: true,
      silent: options.live !== true,
      ...(options.cwd === undefined ? {} : { cwd: options.cwd }),
      ...(options.env === undefined ? {} : { env: { ...definedEnv(), ...options.env } }),
      ...(options.input === undefined ? {} : { input: Buffer.from(options.input) }),
    });
    return { exitCode, stdout, stderr };
  } catch (cause) {
    const isMissing = /^Unable to locate executable file|^spawn .* ENOENT$/.test(messageOf(cause));
    if (!isMissing) throw cause;
    throw new SurroundingsError(`${command} is not installed`, {
      next: `install ${command}, so that it is on the PATH, and run this again`,
      cause,
    });
  }
};

function definedEnv(): Record<string, string> {
  return Object.fromEntries(
    Object.entries(process.env).filter(
      (entry): entry is [string, string] => entry[1] !== undefined,
    ),
  );
}
