import { once } from 'node:events';
import { createServer } from 'node:net';
import path from 'node:path';
import type { Benchmark } from './benchmark.ts';
import { measure, type Usage } from './measure.ts';

async function each(
  roots: readonly string[],
  args: readonly string[],
  exitCodes: readonly number[],
  more: Record<string, string> = {},
): Promise<Usage[]> {
  const usages: Usage[] = [];
  for (const root of roots) {
    // As scripts/vsc sets it: Node keeps what it compiles.
    const env = { NODE_COMPILE_CACHE: path.join(root, '.cache/node'), ...more };
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

/** A look at this machine, with its engine and a container made for trial if there is an image. */
export const doctor: Benchmark = {
  name: 'vsc doctor',
  limits: { seconds: 1 },
  run: (roots) => each(roots, ['scripts/vsc.ts', 'doctor'], [0, 22]),
};

/** The same if the engine takes the call and never answers. */
export const doctorOfSilence: Benchmark = {
  name: 'vsc doctor, silent engine',
  limits: { seconds: 1 },
  async run(roots) {
    const server = createServer().listen(0, '127.0.0.1');
    await once(server, 'listening');
    const address = server.address();
    const port = typeof address === 'object' ? address?.port : '';
    try {
      const env = { DOCKER_HOST: `tcp://127.0.0.1:${port}` };
      return await each(roots, ['scripts/vsc.ts', 'doctor'], [22], env);
    } finally {
      server.close();
    }
  },
};
