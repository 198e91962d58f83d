import { readFileSync } from 'node:fs';
import { type CondaVariant, condaVariants } from '../../actions/src/environment/model.ts';
import { readPolicy } from '../../actions/src/environment/policy.ts';
import { readEnvironment } from '../../actions/src/environment/read.ts';
import { Solver } from '../../actions/src/environment/solve/solver.ts';

// What is measured: a fresh process that solves both condaVariants. Arguments: the channels' base, then the two environment files.
const [channelBase = '', ...files] = process.argv.slice(2);
const policyFile = new URL('../../environment/policy.yml', import.meta.url);
const policy = readPolicy(readFileSync(policyFile));
if (!('channels' in policy)) throw new Error(JSON.stringify(policy));

const signal = new AbortController().signal;
const solver = new Solver({ channelBase, deadlineMs: 60_000, signal });
const solve = async (variant: CondaVariant, path: string) => {
  const { file, findings } = readEnvironment(path, readFileSync(path));
  if (file === undefined) throw new Error(JSON.stringify(findings));
  return solver.solve({ file, virtualPackages: policy.variants[variant].virtual_packages });
};
const outcomes = await Promise.all(condaVariants.map((each, at) => solve(each, files[at] ?? '')));
await solver.close();
const failed = outcomes.find(({ verdict }) => verdict !== 'solved');
if (failed !== undefined) throw new Error(JSON.stringify(failed));
