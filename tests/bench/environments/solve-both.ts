import { readFileSync } from 'node:fs';
import {
  competitionOf,
  environmentsOf,
} from '../../../actions/src/environment/settings/competition.ts';
import { readEnvironment } from '../../../actions/src/environment/files/read.ts';
import { Solver } from '../../../actions/src/environment/solve/solver.ts';

// What is measured: a fresh process that solves all variants. Arguments: the channels' base, then an
// environment file for each.
const [channelBase = '', ...files] = process.argv.slice(2);
const root = new URL('../../..', import.meta.url).pathname;
const environments = environmentsOf(await competitionOf(root));

const signal = new AbortController().signal;
const solver = new Solver({ channelBase, deadlineMs: 60_000, signal });
const solve = async (virtualPackages: Readonly<Record<string, string>>, path: string) => {
  const { file, findings } = readEnvironment(path, readFileSync(path));
  if (file === undefined) throw new Error(JSON.stringify(findings));
  return solver.solve({ file, virtualPackages });
};
const outcomes = await Promise.all(
  environments.map(({ machine }, at) => solve(machine, files[at] ?? '')),
);
await solver.close();
const failed = outcomes.find(({ verdict }) => verdict !== 'solved');
if (failed !== undefined) throw new Error(JSON.stringify(failed));
