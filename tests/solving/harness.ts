import { parseMatchSpec } from '../../actions/src/environment/requirement/match-spec.ts';
import type { CondaSpec } from '../../actions/src/environment/model.ts';
import type { SolveOutcome } from '../../actions/src/environment/solve/outcome.ts';
import { Solver, type SolverOptions } from '../../actions/src/environment/solve/solver.ts';
import { makeChannel, type MadePackage } from '../channels/make-channel.ts';
import { type ChannelServer, serveChannels } from '../channels/serve-channels.ts';

const cleanup: (() => Promise<void>)[] = [];

/** Ends what the tests of a file have opened. */
export async function closeAll(): Promise<void> {
  for (const step of cleanup.splice(0)) await step();
}

/** Serves channels of our own making until the test ends. */
export async function serve(
  channels: Record<string, MadePackage[]>,
  forms?: Parameters<typeof makeChannel>[1],
): Promise<ChannelServer> {
  const made = Object.entries(channels).map(([name, packages]) => [
    name,
    makeChannel(packages, forms),
  ]);
  const server = await serveChannels(Object.fromEntries(made));
  cleanup.push(() => server.close());
  return server;
}

/** A solver on these channels that tries again at once. */
export function solverAt(server: ChannelServer, options: Partial<SolverOptions> = {}): Solver {
  const solver = new Solver({
    channelBase: server.base,
    deadlineMs: 60_000,
    signal: new AbortController().signal,
    patience: { attempts: 3, firstDelayMs: 10, maxDelayMs: 10, idleMs: 20_000 },
    ...options,
  });
  cleanup.push(() => solver.close());
  return solver;
}

const placeAt = (line: number) => ({ file: 'environment.yml', line, column: 5, endColumn: 9 });

/** An environment file; line n of the file is the nth entry. */
export function file(channels: string[], lines: string[]) {
  const conda = lines.map((raw, index): CondaSpec => {
    const spec = parseMatchSpec(raw);
    if (!('name' in spec)) throw new Error(spec.problem);
    return { ...spec, place: placeAt(index + 1) };
  });
  return { channels: channels.map((name) => ({ name, place: placeAt(0) })), conda };
}

export const machine = { __glibc: '2.31', __linux: '5.10', __unix: '0', __archspec: 'x86_64' };

export async function solve(
  server: ChannelServer,
  channels: string[],
  lines: string[],
  options: Partial<SolverOptions> = {},
) {
  return solverAt(server, options).solve({ file: file(channels, lines), virtualPackages: machine });
}

/** The packages of a solution, as `name version`. */
export function packagesOf(outcome: SolveOutcome): string[] {
  if (outcome.verdict !== 'solved') throw new Error(`not solved: ${JSON.stringify(outcome)}`);
  return outcome.packages.map(({ name, version }) => `${name} ${version}`);
}

/** The findings of a rejection, with their lines. */
export function findingsOf(outcome: SolveOutcome) {
  if (!('findings' in outcome)) throw new Error(`no findings: ${JSON.stringify(outcome)}`);
  return outcome.findings.map(({ place, rule, message, suggestion }) => ({
    line: place.line,
    rule,
    message,
    suggestion,
  }));
}

/** numba rules numpy 1.24 out by `constrains`, as the real one does. */
export const science: MadePackage[] = [
  { name: 'python', version: '3.9.13', size: 25_000_000 },
  { name: 'numpy', version: '1.23.4', depends: ['python >=3.9,<3.10.0a0'], size: 7_000_000 },
  { name: 'numpy', version: '1.23.5', depends: ['python >=3.9,<3.10.0a0'], size: 7_100_000 },
  { name: 'numpy', version: '1.24.2', depends: ['python >=3.9,<3.10.0a0'], size: 7_200_000 },
  { name: 'llvmlite', version: '0.39.1', depends: ['python >=3.9,<3.10.0a0'], size: 2_000_000 },
  {
    name: 'numba',
    version: '0.56.3',
    depends: ['llvmlite 0.39.*', 'numpy'],
    constrains: ['numpy <1.24'],
    size: 3_000_000,
  },
  { name: 'needs-glibc', version: '1', depends: ['__glibc >=2.36'] },
  { name: 'not-on-old-glibc', version: '1', constrains: ['__glibc >=2.36'] },
  { name: 'needs-cuda', version: '1', depends: ['__cuda >=11.2'] },
  { name: 'tool', version: '1.0', noarch: true, depends: ['python', 'helper >=2'] },
  { name: 'helper', version: '2.1', noarch: true, size: 500 },
];
