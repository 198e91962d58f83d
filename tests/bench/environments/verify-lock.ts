import { parseMatchSpec } from '../../../actions/src/environment/requirement/match-spec.ts';
import { Solver } from '../../../actions/src/environment/solve/solver.ts';
import { makeChannel } from '../../channels/make-channel.ts';
import { serveChannels } from '../../channels/serve-channels.ts';

// What is measured: the verification of a lock of 400 packages, each with 20 versions in the channel, when
// its records have been read. The median of five, with the processor time of all threads.
const names = Array.from({ length: 400 }, (_, at) => `package-${at}`);
const packages = names.flatMap((name, at) =>
  Array.from({ length: 20 }, (_, minor) => ({
    name,
    version: `1.${minor}.0`,
    depends: [2 * at + 1, 2 * at + 2].flatMap((next) =>
      next < 400 ? [`package-${next} >=1`] : [],
    ),
  })),
);
const server = await serveChannels({ big: makeChannel(packages) });
const signal = new AbortController().signal;
const solver = new Solver({ channelBase: server.base, deadlineMs: 60_000, signal });
const spec = parseMatchSpec('package-0=1.19.0');
if (!('name' in spec)) throw new Error(spec.problem);
const place = { file: 'big.yml', line: 1, column: 1, endColumn: 2 };
const file = {
  file: 'big.yml',
  channels: [{ name: 'big', place }],
  conda: [{ ...spec, place }],
};
const request = { file, virtualPackages: {} };
const outcome = await solver.solve(request);
if (outcome.verdict !== 'solved') throw new Error(JSON.stringify(outcome));
const runs: { seconds: number; cpuSeconds: number }[] = [];
for (let run = 0; run < 5; run += 1) {
  const [start, cpu] = [performance.now(), process.cpuUsage()];
  const result = await solver.verify(request, outcome.packages);
  const { user, system } = process.cpuUsage(cpu);
  if (result.verdict !== 'verified' || result.faults.length > 0) {
    throw new Error(JSON.stringify(result));
  }
  runs.push({ seconds: (performance.now() - start) / 1000, cpuSeconds: (user + system) / 1e6 });
}
const median = runs.toSorted((a, b) => a.seconds - b.seconds)[2];
process.stdout.write(JSON.stringify({ ...median, peakBytes: process.memoryUsage.rss() }));
await solver.close();
await server.close();
