import { path, seconds, url, urlOrNone } from '../../declaration/input.ts';
import type { Ports } from '../../ports.ts';

/** Inputs of the commands that solve environments. */
export const solverInputs = {
  channelBase: url({
    help: 'where channel x is served as <url>/x',
    variable: 'VSC_CHANNEL_BASE',
    defaultWords: "conda's own servers",
  }),
  pypiBase: url({
    help: "where the package index's Simple API is served as <url>/simple",
    variable: 'VSC_PYPI_BASE',
    defaultWords: 'PIP_INDEX_URL, else pypi.org',
  }),
  osvBase: urlOrNone({
    help: 'where the OSV database is asked for known advisories, or none',
    variable: 'VSC_OSV_BASE',
    default: 'https://api.osv.dev',
  }),
  uv: path({
    help: 'path of the program uv, in the pinned version, instead of downloading it',
    variable: 'VSC_UV',
  }),
  timeLimit: seconds({ help: 'time for solving and downloads', default: 120 }),
};

/** The values of `solverInputs`. */
export interface GivenSolver {
  readonly channelBase: string | undefined;
  readonly pypiBase: string | undefined;
  readonly osvBase: string;
  readonly uv: string | undefined;
  readonly timeLimit: number;
}

/** How to solve, as the solver takes it, without the folder that keeps what servers answered. */
export function solverOptions(given: GivenSolver, { env }: Pick<Ports, 'env'>) {
  const { channelBase, pypiBase, osvBase, uv, timeLimit } = given;
  const osvUrl = osvBase === 'none' ? undefined : osvBase;
  const toolsUrl = env['PIP_INDEX_URL'] || undefined;
  const indexUrl = pypiBase === undefined ? toolsUrl : `${pypiBase.replace(/\/*$/, '')}/simple/`;
  return { channelBase, indexUrl, toolsUrl, osvUrl, uv, deadlineMs: timeLimit * 1000 };
}
