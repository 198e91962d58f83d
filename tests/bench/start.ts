import path from 'node:path';
import type { Benchmark } from './benchmark.ts';
import { measure, type Usage } from './measure.ts';

async function each(
  roots: readonly string[],
  args: readonly string[],
  exitCodes: readonly number[],
): Promise<Usage[]> {
  const usages: Usage[] = [];
  for (const root of roots) {
    // As scripts/vsc sets it: Node keeps what it compiles.
    const env = { NODE_COMPILE_CACHE: path.join(root, '.cache/node') };
    usages.push(await measure(root, args, { runs: 9, exitCodes, env }));
  }
  return usages;
}

/** The command line from its start to the list of all commands. */
export const help: Benchmark = {
  name: 'vsc --help',
  limits: { seconds: 0.15 },
  run: (roots) => each(roots, ['scripts/vsc.ts', '--help'], [0]),
};

/** The bundle of an action from its start to its first input, which is missing. */
export const actionStart: Benchmark = {
  name: 'start of an action',
  limits: { seconds: 0.12 },
  run: (roots) => each(roots, ['actions/dist/comment-report.cjs'], [1]),
};
