import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, symlinkSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { UserError } from '../../actions/src/errors.ts';
import type { Benchmark } from './benchmark.ts';
import type { Usage } from './measure.ts';
import { condaInstall } from './images/conda-install.ts';
import { containerStart } from './images/container-start.ts';
import { embedStart } from './images/embed-start.ts';
import {
  embedBetween,
  embedChunks,
  embedCores,
  embedResumed,
  embedShards,
} from './images/embed-work.ts';
import { entrypoint } from './images/entrypoint.ts';
import { hostileFiles } from './hostile.ts';
import { ledgerList, ledgerPromotion } from './images/ledger.ts';
import { lockedAdded, lockedUnchanged, verified } from './environments/locked.ts';
import { pipCold, pipWarm } from './environments/pip.ts';
import { pushLayers } from './images/push.ts';
import { quickstartOnPodman } from './images/quickstart-engines.ts';
import { scoreMillion } from './score.ts';
import { bigChannel, realRecords } from './environments/solver.ts';
import { actionStart, doctor, doctorOfSilence, help } from './start.ts';
import { bundledAction, checksOnly } from './environments/validate.ts';
import { yamlPlaces } from './environments/yaml.ts';

// `npm run bench [-- --against <git ref>] [-- --only <part of a name>]`: medians of cold runs, beside
// those of another commit. One line each, so that two changes that add a benchmark don't meet.
const benchmarks: readonly Benchmark[] = [
  help,
  actionStart,
  doctor,
  doctorOfSilence,
  checksOnly,
  hostileFiles,
  yamlPlaces,
  bundledAction,
  lockedUnchanged,
  lockedAdded,
  verified,
  realRecords,
  bigChannel,
  pipWarm,
  pipCold,
  scoreMillion,
  embedStart,
  embedChunks,
  embedCores,
  embedBetween,
  embedResumed,
  embedShards,
  entrypoint,
  containerStart,
  condaInstall,
  ledgerList,
  ledgerPromotion,
  pushLayers,
  quickstartOnPodman,
];

const { values } = parseArgs({
  options: { against: { type: 'string' }, only: { type: 'string', default: '' } },
});
const root = path.resolve(import.meta.dirname, '../..');
const other = values.against === undefined ? undefined : checkout(values.against);
let failed = false;
try {
  for (const benchmark of benchmarks) {
    if (benchmark.name.includes(values.only)) await report(benchmark);
  }
} finally {
  other?.remove();
}
process.exitCode = failed ? 1 : 0;

async function report({ name, limits, skipped, run }: Benchmark): Promise<void> {
  process.stdout.write(`${name}\n`);
  if (skipped !== undefined) return void process.stdout.write(`  skipped: ${skipped}\n`);
  const usages = await run(other === undefined ? [root] : [root, other.folder]).catch(missing);
  const [now, before] = usages;
  if (now === undefined) return;
  const megabytes = now.peakBytes / 2 ** 20;
  const over =
    now.seconds > limits.seconds ||
    megabytes > (limits.megabytes ?? Infinity) ||
    (now.times ?? 0) > (limits.times ?? Infinity);
  failed ||= over;
  const most = [
    ...(limits.seconds === Infinity ? [] : [`${limits.seconds} s`]),
    ...(limits.megabytes === undefined ? [] : [`${limits.megabytes} MB`]),
    ...(limits.times === undefined ? [] : [`${Number(limits.times.toFixed(2))} times`]),
  ];
  process.stdout.write(`  now     ${inWords(now)}\n`);
  if (before !== undefined) process.stdout.write(`  before  ${inWords(before)}\n`);
  process.stdout.write(`  limit   ${most.join(', ')}${over ? '  EXCEEDED' : ''}\n`);
}

/** What a benchmark finds missing on this machine, such as an engine, leaves it out. */
function missing(error: unknown): Usage[] {
  if (!(error instanceof UserError)) throw error;
  process.stdout.write(`  skipped: ${error.message}\n`);
  return [];
}

function inWords({ seconds, cpuSeconds, peakBytes, times }: Usage): string {
  const memory = Number.isNaN(peakBytes) ? '' : `, ${Math.round(peakBytes / 2 ** 20)} MB`;
  const cpu = cpuSeconds === undefined ? '' : `, ${cpuSeconds.toFixed(2)} s of CPU`;
  const ratio = times === undefined ? '' : `, ${times.toFixed(times < 10 ? 2 : 1)} times`;
  return `${seconds.toFixed(seconds < 0.1 ? 4 : 2)} s${cpu}${memory}${ratio}`;
}

/** Another commit in a folder of its own, with the packages that are installed here. */
function checkout(ref: string): { folder: string; remove: () => void } {
  const folder = path.join(mkdtempSync(path.join(os.tmpdir(), 'bench-')), 'tree');
  const git = (...args: string[]) => execFileSync('git', args, { cwd: root, stdio: 'ignore' });
  git('worktree', 'add', '--detach', folder, ref);
  symlinkSync(path.join(root, 'node_modules'), path.join(folder, 'node_modules'));
  return {
    folder,
    remove() {
      git('worktree', 'remove', '--force', folder);
      rmSync(path.dirname(folder), { recursive: true, force: true });
    },
  };
}
