import { execFile } from 'node:child_process';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import { missingNames, realChannels, realFolder } from '../../channels/real-channels.ts';
import { serveChannels } from '../../channels/serve-channels.ts';
import type { Benchmark } from '../benchmark.ts';
import { inFolder } from '../in-folder.ts';
import { measure, type Usage } from '../measure.ts';

const bundle = 'actions/dist/validate-environment.cjs';
const files = ['environment-cpu.yml', 'environment-gpu.yml', 'policy.yml', 'competition.yml'];

/** The committed bundle on the official files in a repository, without a server. */
export const checksOnly: Benchmark = {
  name: 'validate-environment, checks without solving',
  limits: { seconds: 0.3 },
  run: (roots) =>
    inFolder(async (workspace) => {
      await writeFiles(workspace, (text) => text);
      await onBranch(workspace);
      return measureBundle(workspace, roots, { INPUT_SOLVE: 'false' });
    }),
};

/** The committed bundle on real records, from the start of the process to the verdict. */
export const bundledAction: Benchmark = {
  name: 'validate-environment, both variants solved, real records',
  limits: { seconds: 3 },
  skipped: realFolder === undefined ? 'VSC_TEST_CHANNELS is unset' : undefined,
  async run(roots) {
    const server = await serveChannels(realChannels(realFolder ?? ''));
    try {
      return await inFolder(async (workspace) => {
        await writeFiles(workspace, withoutMissing);
        return measureBundle(workspace, roots, { 'INPUT_CHANNEL-BASE': server.base });
      });
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

async function writeFiles(workspace: string, edit: (text: string) => string): Promise<void> {
  await mkdir(path.join(workspace, 'environment'));
  for (const name of files) {
    const text = await readFile(new URL(`../../../environment/${name}`, import.meta.url), 'utf8');
    await writeFile(path.join(workspace, 'environment', name), edit(text));
  }
}

/** Commits the files to a branch that left `main` a version ago, as a package request does. */
async function onBranch(workspace: string): Promise<void> {
  const git = (...args: string[]) => promisify(execFile)('git', ['-C', workspace, ...args]);
  const commit = ['-c', 'user.name=Bench', '-c', 'user.email=bench@example.org', 'commit', '-qam'];
  const file = path.join(workspace, 'environment', 'environment-cpu.yml');
  const text = await readFile(file, 'utf8');
  await git('init', '-q', '-b', 'main');
  await git('add', '-A');
  await writeFile(file, text.replace('tqdm=4.64.1', 'tqdm=4.64.0'));
  await git(...commit, 'before');
  await git('checkout', '-qb', 'request');
  await writeFile(file, text);
  await git(...commit, 'after');
}

/** Measures the bundles of some checkouts on one workspace. */
async function measureBundle(
  workspace: string,
  roots: readonly string[],
  inputs: Record<string, string>,
): Promise<Usage[]> {
  const env = { GITHUB_WORKSPACE: workspace, ...inputs };
  const usages: Usage[] = [];
  for (const root of roots) usages.push(await measure(root, [bundle], { env }));
  return usages;
}
