import path from 'node:path';
import { attacks } from '../unit/environment/hostile-files.ts';
import { officialBytes } from '../unit/environment/fixture.ts';
import type { Benchmark } from './benchmark.ts';
import type { Usage } from './measure.ts';

const seeds = [0, 1, 2, 3, 4, 5, 6, 7];

/** Files made to be slow or to crash what reads them, each read once in a process that is warm. */
export const hostileFiles: Benchmark = {
  name: 'the slowest of 200 hostile environment files',
  limits: { seconds: 0.1 },
  async run(roots) {
    const usages: Usage[] = [];
    for (const root of roots) usages.push(await slowest(root));
    return usages;
  },
};

async function slowest(root: string): Promise<Usage> {
  const source = path.join(root, 'actions/src/environment/files/read.ts');
  const { readEnvironment } = (await import(
    source
  )) as typeof import('../../actions/src/environment/files/read.ts');
  const official = officialBytes('environment-cpu.yml');
  readEnvironment('environment.yml', official);
  let [seconds, cpuSeconds] = [0, 0];
  for (const { make } of attacks) {
    for (const seed of seeds) {
      const bytes = make(official.toString(), seed);
      const [started, cpu] = [performance.now(), process.cpuUsage()];
      readEnvironment('environment.yml', bytes);
      const { user, system } = process.cpuUsage(cpu);
      seconds = Math.max(seconds, (performance.now() - started) / 1e3);
      cpuSeconds = Math.max(cpuSeconds, (user + system) / 1e6);
    }
  }
  return { seconds, cpuSeconds, peakBytes: process.resourceUsage().maxRSS * 1024 };
}
