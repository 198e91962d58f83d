import { seconds, url } from '../../declaration/input.ts';

/** Inputs of the commands that solve environments. */
export const solverInputs = {
  channelBase: url({
    help: 'where channel x is served as <url>/x',
    variable: 'VSC_CHANNEL_BASE',
    defaultWords: "conda's own servers",
  }),
  pypiBase: url({
    help: "where PyPI's JSON API is served as <url>/pypi",
    variable: 'VSC_PYPI_BASE',
    defaultWords: 'pypi.org',
  }),
  timeLimit: seconds({ help: 'time for solving and downloads', default: 120 }),
};

/** How to solve, as the solver takes it, without the folder that keeps what servers answered. */
export function solverOptions(given: {
  readonly channelBase: string | undefined;
  readonly pypiBase: string | undefined;
  readonly timeLimit: number;
}) {
  const { channelBase, pypiBase, timeLimit } = given;
  return { channelBase, pypiBase, deadlineMs: timeLimit * 1000 };
}
