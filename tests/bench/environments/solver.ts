import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { missingNames, realChannels, realFolder } from '../../channels/real-channels.ts';
import { serveChannels } from '../../channels/serve-channels.ts';
import type { Benchmark } from '../benchmark.ts';
import { inFolder } from '../in-folder.ts';
import { measure, type Usage } from '../measure.ts';

const program = 'tests/bench/environments/solve-both.ts';

/** The official pair on real records, from the start of the process to the verdict. */
export const realRecords: Benchmark = {
  name: 'solve both variants, real records',
  limits: { seconds: 3 },
  skipped: realFolder === undefined ? 'VSC_TEST_CHANNELS is unset' : undefined,
  async run(roots) {
    const server = await serveChannels(realChannels(realFolder ?? ''));
    try {
      return await inFolder(async (folder) => {
        const files = ['cpu', 'gpu'].map((variant) => path.join(folder, `${variant}.yml`));
        for (const file of files) await writeFile(file, await withoutMissing(path.basename(file)));
        return eachRoot(roots, [program, server.base, ...files]);
      });
    } finally {
      await server.close();
    }
  },
};

/** Thirty pins on a sharded channel of conda-forge's size, both variants. */
export const bigChannel: Benchmark = {
  name: 'solve both variants, 650,000 records in shards',
  limits: { seconds: 2, megabytes: 400 },
  async run(roots) {
    const server = spawn(process.execPath, [path.join(import.meta.dirname, 'big-channel.ts')], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    try {
      const [line] = (await once(createInterface(server.stdout), 'line')) as [string];
      const { base } = JSON.parse(line) as { base: string };
      return await inFolder(async (folder) => {
        const file = path.join(folder, 'big.yml');
        const pins = Array.from(
          { length: 30 },
          (_, at) => `  - package-${at}=1.${25 - (at % 3)}.0`,
        );
        const head = ['name: condaenv', 'channels:', '  - big', 'dependencies:'];
        await writeFile(file, `${[...head, ...pins].join('\n')}\n`);
        return eachRoot(roots, [program, base, file, file]);
      });
    } finally {
      server.kill();
    }
  },
};

async function eachRoot(roots: readonly string[], args: readonly string[]): Promise<Usage[]> {
  const usages: Usage[] = [];
  for (const root of roots) usages.push(await measure(root, args));
  return usages;
}

async function withoutMissing(name: string): Promise<string> {
  const file = new URL(`../../environment/environment-${name}`, import.meta.url);
  const lines = (await readFile(file, 'utf8')).split('\n');
  return lines.filter((line) => !missingNames.test(line)).join('\n');
}
