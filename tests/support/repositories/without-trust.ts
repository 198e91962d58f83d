import { exec } from '../../../actions/src/entrypoints/exec.ts';

/** Runs git without this user's own settings, which may trust every folder. */
export const withoutTrust: typeof exec = (command, args, options) =>
  exec(command, args, {
    ...options,
    env: { GIT_CONFIG_GLOBAL: '/dev/null', GIT_CONFIG_NOSYSTEM: '1' },
  });
