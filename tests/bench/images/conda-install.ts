import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { imageFor } from '../../../actions/src/commands/submission/image-for.ts';
import { connect } from '../../../actions/src/container/connect.ts';
import { runContainer } from '../../../actions/src/container/run.ts';
import { keptChannel, readChannel } from '../../official/channel.ts';
import { plannedOf } from '../../channels/planned.ts';
import { serveChannels } from '../../channels/serve-channels.ts';
import { engineAddress } from '../../harness/packages/package-index.ts';
import { installerWheel } from '../../support/programs/kept-wheels.ts';
import { repositoryPorts } from '../../support/repositories/repository-ports.ts';
import type { Benchmark } from '../benchmark.ts';
import { medianOf } from '../measure.ts';

const CHANNEL = 'conda-forge';
const PREFIX = '/opt/conda/envs/condaenv';
const runs = 3;
const SCRIPT = `set -e
  python3 -m zipfile -e /wheel/py.whl /installer
  cp /own/*.py /installer
  mkdir -p ${PREFIX}/conda-meta
  start=$(date +%s.%N)
  python3 -I -S -B /installer/install.py /plan/plan.json ${PREFIX}
  echo "took $start $(date +%s.%N)"
  times`;
const kept = keptChannel(CHANNEL);

/** The installer as a build runs it, with a lite image's system: download, unpack, link, compile, settle. */
export const condaInstall: Benchmark = {
  name: 'install 280 MB of conda packages, those of the official file but torch',
  // 15 s for 200 MB.
  limits: { seconds: 21 },
  skipped: kept === undefined ? '`make official` makes the packages' : undefined,
  async run(roots) {
    const ports = repositoryPorts();
    const engine = await connect(ports.env);
    const chosen = { image: ports.env['SUBMISSION_IMAGE'], variant: 'lite' };
    const { id: image } = await imageFor(engine, chosen, ports);
    const files = await readChannel(kept ?? '');
    const plan = [...new Set(plannedOf(CHANNEL, files).values())];
    const host = await engineAddress(engine);
    const server = await serveChannels({ [CHANNEL]: files }, undefined, { host });
    const folder = mkdtempSync(path.join(os.tmpdir(), 'bench-'));
    const wheel = path.dirname(await installerWheel());
    const installed = async (root: string): Promise<Installed> => {
      const mounted = {
        '/wheel': wheel,
        '/own': path.join(root, 'runtime/installer'),
        '/plan': folder,
      };
      let output = '';
      await runContainer(
        engine,
        {
          image,
          command: ['sh', '-c', SCRIPT],
          mounts: Object.entries(mounted).map(([target, source]) => ({
            source,
            target,
            readOnly: true,
          })),
          env: { CONDA_CHANNEL_BASE: server.base, SOURCE_DATE_EPOCH: '1669075200' },
          network: true,
        },
        {
          signal: ports.signal,
          onOutput: (chunk) => void (output += Buffer.from(chunk).toString()),
        },
      );
      return readTimes(output);
    };
    try {
      writeFileSync(path.join(folder, 'plan.json'), JSON.stringify({ packages: plan }));
      const all = roots.map((root) => ({ root, runs: [] as Installed[] }));
      // In turn, so that what else the machine does meets each alike.
      for (let run = 0; run < runs; run += 1) {
        for (const { root, runs: own } of all) own.push(await installed(root));
      }
      return all.map(({ runs: own }) => {
        const least = Math.min(...own.map(({ processor }) => processor));
        process.stdout.write(`  processor seconds, the least: ${least.toFixed(1)}\n`);
        return { seconds: medianOf(own.map(({ seconds }) => seconds)), peakBytes: Number.NaN };
      });
    } finally {
      await server.close();
      rmSync(folder, { recursive: true });
    }
  },
};

/** Of one installation: wall-clock seconds, and those of all processors. */
interface Installed {
  readonly seconds: number;
  readonly processor: number;
}

/** Of what SCRIPT prints; `times` has user and system time of children in its second line (POSIX). */
function readTimes(output: string): Installed {
  const [, start, end] = /took (\S+) (\S+)/.exec(output) ?? [];
  const times = Array.from(output.matchAll(/(\d+)m([\d.]+)s/g), ([, minutes, seconds]) => {
    return Number(minutes) * 60 + Number(seconds);
  });
  if (end === undefined || times.length < 4) throw new Error(output);
  return { seconds: Number(end) - Number(start), processor: times[2]! + times[3]! };
}
