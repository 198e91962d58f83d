import { load } from 'js-yaml';
import path from 'node:path';
import { officialBytes } from '../../unit/environment/fixture.ts';
import type { Benchmark } from '../benchmark.ts';
import { medianOf, type Usage } from '../measure.ts';

const rounds = 101;

/** An environment file of a thousand lines, with the place of each entry; js-yaml gives the values alone. */
export const yamlPlaces: Benchmark = {
  name: 'a thousand lines of YAML with places, beside js-yaml without',
  limits: { seconds: 0.05, times: 40 },
  async run(roots) {
    const usages: Usage[] = [];
    for (const root of roots) usages.push(await read(root));
    return usages;
  },
};

async function read(root: string): Promise<Usage> {
  const source = path.join(root, 'actions/src/environment/yaml/document.ts');
  const { parseYaml } = (await import(
    source
  )) as typeof import('../../../actions/src/environment/yaml/document.ts');
  const text = thousandLines();
  const withPlaces = () => {
    const document = parseYaml('environment.yml', text);
    if ('rule' in document) throw new Error(document.message);
    for (let entry = 0; entry < 900; entry += 1) document.placeOf(`/dependencies/${entry}`);
  };
  const without = () => load(text);
  const [seconds, plain]: [number[], number[]] = [[], []];
  for (let round = 0; round < rounds; round += 1) {
    seconds.push(secondsOf(withPlaces));
    plain.push(secondsOf(without));
  }
  const peakBytes = process.resourceUsage().maxRSS * 1024;
  return { seconds: medianOf(seconds), times: medianOf(seconds) / medianOf(plain), peakBytes };
}

function thousandLines(): string {
  const [conda] = officialBytes('environment-cpu.yml').toString().split('  - pip:\n');
  const missing = 1000 - (conda ?? '').split('\n').length + 1;
  const more = Array.from({ length: missing }, (_, at) => `  - package-${at}=1.${at}.0\n`);
  return `${conda}${more.join('')}`;
}

function secondsOf(work: () => void): number {
  const started = performance.now();
  work();
  return (performance.now() - started) / 1000;
}
