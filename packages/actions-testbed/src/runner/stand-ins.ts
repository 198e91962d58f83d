import { git as runGit } from '../git.ts';
import { CannotRun, type StandIn, type Use } from './types.ts';

const CHECKOUT = ['ref', 'fetch-depth', 'persist-credentials'];

/** The inputs of a step; one that its stand-in doesn't know is an error. */
export function knownInputs(inputs: Use['inputs'], names: readonly string[]): Use['inputs'] {
  const unknown = Object.keys(inputs).filter((name) => !names.includes(name));
  if (unknown.length === 0) return inputs;
  throw new CannotRun(`the stand-in knows no input ${unknown.join(', ')}`);
}

/**
 * In place of actions/checkout: a real `git fetch` and checkout of `ref` (else the run's commit) from
 * a repository that git can reach by path or URL. Knows `ref`, `fetch-depth` and
 * `persist-credentials`; it never leaves a credential.
 */
export function checkoutStandIn(remote: string): StandIn {
  return async ({ inputs, workspace, github, print }) => {
    const given = knownInputs(inputs, CHECKOUT);
    const { ref = String(github['sha']), 'fetch-depth': depth = '1' } = given;
    const git = (...args: string[]) => runGit(workspace, args);
    await git('init', '--quiet');
    await git('remote', 'add', 'origin', remote);
    const all = ['+refs/heads/*:refs/remotes/origin/*', '+refs/tags/*:refs/tags/*'];
    if (depth === '0') await git('fetch', '--quiet', 'origin', ...all);
    // Alone, for FETCH_HEAD is the first of all that is fetched.
    const depths = depth === '0' ? [] : [`--depth=${depth}`];
    await git('fetch', '--quiet', ...depths, 'origin', ref);
    await git('checkout', '--quiet', '--force', '--detach', 'FETCH_HEAD');
    const commit = await git('rev-parse', 'HEAD');
    print(`checked out ${commit}`);
    return { outputs: { commit, ref } };
  };
}

/** In place of actions/setup-node: the Node that runs the tests is the one that steps get. */
export const setupNodeStandIn: StandIn = async ({ print }) => {
  print(`Node is ${process.version}`);
  return { paths: [process.execPath.slice(0, process.execPath.lastIndexOf('/'))] };
};
