import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { missingNames, realChannels, realFolder } from '../channels/real-channels.ts';
import { serveChannels } from '../channels/serve-channels.ts';
import type { Benchmark } from './benchmark.ts';
import { measure, type Usage } from './measure.ts';

const bundle = 'actions/dist/validate-environment.cjs';
const files = ['environment-cpu.yml', 'environment-gpu.yml', 'policy.yml'];

/** The committed bundle on the official files, without a server. */
export const checksOnly: Benchmark = {
  name: 'validate-environment, checks without solving',
  limits: { seconds: 0.3 },
  run: (roots) => inWorkspace((text) => text, roots, { INPUT_SOLVE: 'false' }),
};

/** The committed bundle on real records, from the start of the process to the verdict. */
export const bundledAction: Benchmark = {
  name: 'validate-environment, both variants solved, real records',
  limits: { seconds: 3 },
  skipped: realFolder === undefined ? 'VSC_TEST_CHANNELS is unset' : undefined,
  async run(roots) {
    const server = await serveChannels(realChannels(realFolder ?? ''));
    try {
      return await inWorkspace(withoutMissing, roots, { 'INPUT_CHANNEL-BASE': server.base });
    } finally {
      await server.close();
    }
  },
};

/** The conda part, as far as the real records have it. */
function withoutMissing(text: string): string {
  const conda = text.replace(/ {2}- pip:\n[^]*/, '').split('\n');
  return conda.filter((line) => !missingNames.test(line)).join('\n');
}

/** Measures the bundles of some checkouts on one workspace with the official files. */
async function inWorkspace(
  edit: (text: string) => string,
  roots: readonly string[],
  inputs: Record<string, string>,
): Promise<Usage[]> {
  const workspace = await mkdtemp(path.join(os.tmpdir(), 'bench-'));
  try {
    await mkdir(path.join(workspace, 'environment'));
    for (const name of files) {
      const text = await readFile(new URL(`../../environment/${name}`, import.meta.url), 'utf8');
      await writeFile(path.join(workspace, 'environment', name), edit(text));
    }
    const env = { GITHUB_WORKSPACE: workspace, ...inputs };
    const usages: Usage[] = [];
    for (const root of roots) usages.push(await measure(root, [bundle], { env }));
    return usages;
  } finally {
    await rm(workspace, { recursive: true });
  }
}
