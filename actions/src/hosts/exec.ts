import { getExecOutput } from '@actions/exec';
import type { Exec } from '../ports.ts';

/** The process runner of both hosts: a terminal shows what a `live` command prints as it comes. */
export const exec: Exec = async (command, args, options = {}) => {
  const { exitCode, stdout, stderr } = await getExecOutput(command, [...args], {
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
