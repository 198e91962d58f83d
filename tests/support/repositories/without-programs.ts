import { exec } from '../../../actions/src/entrypoints/exec.ts';

/** Runs programs on a machine that has none of them. */
export const withoutPrograms: typeof exec = (command, ...rest) =>
  exec(`no-such-${command}`, ...rest);
