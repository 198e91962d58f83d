import { cp, readFile } from 'node:fs/promises';
import path from 'node:path';
import { imageFor } from '../../../actions/src/commands/submission/image-for.ts';
import { connect } from '../../../actions/src/container/connect.ts';
import { exec } from '../../../actions/src/entrypoints/exec.ts';
import type { Receipt } from '../../../actions/src/submission/run/receipt.ts';
import { canStartPodman, startPodman } from '../../harness/engines/podman.ts';
import { repositoryPorts } from '../../support/repositories/repository-ports.ts';
import type { Benchmark } from '../benchmark.ts';
import { inFolder } from '../in-folder.ts';
import { codeIn } from './code-in.ts';

const ENGINES = ['docker', 'podman'] as const;
const ROUNDS = 9;

/**
 * `vsc quickstart` again, when videos and image are there, without the time that main.py takes: the least of many,
 * as other programs only ever add, with the machine's Docker and podman in turn.
 */
export const quickstartOnPodman: Benchmark = {
  name: 'quickstart with podman, beside Docker, without main.py',
  limits: { seconds: 5, times: 1.3 },
  skipped: canStartPodman() ? undefined : 'it takes root and runc, on Debian or Ubuntu',
  async run() {
    const own = repositoryPorts();
    const engine = await connect(own.env);
    const image = await imageFor(engine, { image: own.env['SUBMISSION_IMAGE'] }, own);
    const podman = await startPodman();
    try {
      // By its name: without one, podman does not find what it has loaded.
      await podman.engine.docker.loadImage(await engine.docker.getImage(image.reference).get());
      return await inFolder(async (root) => {
        await codeIn(root, own.root);
        const example = 'submission_quickstart';
        await cp(path.join(own.root, example), path.join(root, example), { recursive: true });
        const hosts = { docker: engine.where, podman: podman.host };
        const least = { docker: Infinity, podman: Infinity };
        // The first round draws the videos.
        for (let round = 0; round <= ROUNDS; round++) {
          for (const each of ENGINES) {
            const seconds = await overhead(root, {
              DOCKER_HOST: hosts[each],
              SUBMISSION_IMAGE: image.id,
            });
            if (round > 0) least[each] = Math.min(least[each], seconds);
          }
        }
        process.stdout.write(`  Docker  ${least.docker.toFixed(2)} s\n`);
        const times = least.podman / least.docker;
        return [{ seconds: least.podman, peakBytes: Number.NaN, times }];
      });
    } finally {
      await podman.close();
    }
  },
};

/** Seconds of a quickstart as typed, less those of main.py. */
async function overhead(root: string, env: Record<string, string>): Promise<number> {
  const started = performance.now();
  const vsc = path.join(root, 'scripts/vsc');
  const { exitCode, stderr } = await exec(vsc, ['quickstart'], { cwd: root, env });
  const seconds = (performance.now() - started) / 1000;
  if (exitCode !== 0) throw new Error(stderr);
  const receipt = await readFile(path.join(root, 'submission/receipt.json'), 'utf8');
  return seconds - ((JSON.parse(receipt) as Receipt).measures.mainSeconds ?? 0);
}
