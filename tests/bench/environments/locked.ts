import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import { lockEnvironments } from '../../../actions/src/commands/request/lock/lock.ts';
import { missingNames, realChannels, realFolder } from '../../channels/real-channels.ts';
import { serveChannels } from '../../channels/serve-channels.ts';
import { repositoryPorts } from '../../support/repositories/repository-ports.ts';
import type { Benchmark } from '../benchmark.ts';
import { inFolder } from '../in-folder.ts';
import { measure, type Usage } from '../measure.ts';

const bundle = 'actions/dist/validate-environment.cjs';
const skipped = realFolder === undefined ? 'VSC_TEST_CHANNELS is unset' : undefined;

/** The official conda sections with their locks, as most pull requests leave them. */
export const lockedUnchanged: Benchmark = {
  name: 'validate-environment, both variants locked, nothing changed, real records',
  limits: { seconds: 0.6 },
  skipped,
  run: (roots) => lockedAction(roots, (text) => text),
};

/** The same with a package that the request brings, and the locks with it. */
export const lockedAdded: Benchmark = {
  name: 'validate-environment, both variants locked, one package added, real records',
  limits: { seconds: 1.2 },
  skipped,
  run: (roots) =>
    lockedAction(roots, (text) => text.replace('  - tqdm=', '  - jinja2=3.1.2\n  - tqdm=')),
};

/** 400 packages, verified against records that have been read. */
export const verified: Benchmark = {
  name: 'a lock of 400 packages verified',
  limits: { seconds: 0.5 },
  async run(roots) {
    const usages: Usage[] = [];
    for (const root of roots) {
      const file = path.join(root, 'tests/bench/environments/verify-lock.ts');
      const { stdout } = await promisify(execFile)(process.execPath, [file], { cwd: root });
      usages.push(JSON.parse(stdout) as Usage);
    }
    return usages;
  },
};

async function lockedAction(
  roots: readonly string[],
  change: (text: string) => string,
): Promise<Usage[]> {
  const server = await serveChannels(hashed(realChannels(realFolder ?? '')));
  try {
    return await inFolder(async (workspace) => {
      const git = (...args: string[]) => promisify(execFile)('git', ['-C', workspace, ...args]);
      const commit = ['-c', 'user.name=Bench', '-c', 'user.email=bench@example.org', 'commit'];
      const lock = () => lockAll(workspace, server.base);
      await writeFiles(workspace, (text) => text);
      await lock();
      await git('init', '-q', '-b', 'main');
      await git('add', '-A');
      await git(...commit, '-qm', 'before');
      await git('checkout', '-qb', 'request');
      await writeFiles(workspace, change);
      await lock();
      await git('add', '-A');
      await git(...commit, '--allow-empty', '-qm', 'after');
      const env = {
        GITHUB_WORKSPACE: workspace,
        'INPUT_CHANNEL-BASE': server.base,
        'INPUT_OSV-BASE': 'none',
        INPUT_BASE: 'main',
      };
      const usages: Usage[] = [];
      for (const root of roots) usages.push(await measure(root, [bundle], { env }));
      return usages;
    });
  } finally {
    await server.close();
  }
}

/** Some of the records that are at hand lack their hashes, which a lock must have. */
function hashed(channels: ReturnType<typeof realChannels>): typeof channels {
  for (const files of Object.values(channels)) {
    for (const [file, bytes] of files) {
      const data = JSON.parse(bytes.toString('utf8')) as Record<string, object>;
      for (const table of ['packages', 'packages.conda']) {
        const records = Object.entries((data[table] ?? {}) as Record<string, { sha256?: string }>);
        for (const [name, record] of records) {
          record.sha256 ??= createHash('sha256').update(name).digest('hex');
        }
      }
      files.set(file, Buffer.from(JSON.stringify(data)));
    }
  }
  return channels;
}

async function lockAll(root: string, channelBase: string): Promise<void> {
  const solve = { channelBase, cacheFolder: undefined, deadlineMs: 60_000 };
  const inputs = { variant: undefined, upgrade: [], upgradeAll: false, solve };
  await lockEnvironments(inputs, { ...repositoryPorts(), root });
}

/** The conda part, as far as the real records have it. */
async function writeFiles(workspace: string, change: (text: string) => string): Promise<void> {
  const folder = path.join(workspace, 'environment');
  await mkdir(folder, { recursive: true });
  for (const name of ['policy.yml', 'competition.yml']) {
    await writeFile(path.join(folder, name), await official(name));
  }
  for (const name of ['environment-cpu.yml', 'environment-gpu.yml']) {
    const conda = (await official(name)).replace(/ {2}- pip:\n[^]*/, '').split('\n');
    const known = conda.filter((line) => !missingNames.test(line)).join('\n');
    await writeFile(path.join(folder, name), change(known));
  }
}

function official(name: string): Promise<string> {
  return readFile(new URL(`../../../environment/${name}`, import.meta.url), 'utf8');
}
