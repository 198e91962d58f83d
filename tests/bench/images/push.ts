import { execFile } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { performance } from 'node:perf_hooks';
import { promisify } from 'node:util';
import { connect, type Engine } from '../../../actions/src/container/connect.ts';
import { pushImage } from '../../../actions/src/image/transfer/push.ts';
import { startRegistry } from '../../harness/registry/registry.ts';
import { noise, tinyImage } from '../../harness/registry/tiny-images.ts';
import { goProgram } from '../../support/programs/go-programs.ts';
import type { Benchmark } from '../benchmark.ts';
import { medianOf } from '../measure.ts';

const run = promisify(execFile);

const LAYERS = 4;
const LAYER_BYTES = 16_000_000;
const RUNS = 5;

/** What brings the image with this id to `reference`. */
type Push = (engine: Engine, id: string, reference: string) => Promise<unknown>;

const ours: Push = (engine, id, reference) =>
  pushImage(engine, id, reference, {
    signal: new AbortController().signal,
    retry: { attempts: 1, firstDelayMs: 0, maxDelayMs: 0 },
  });

const docker: Push = async (_, id, reference) => {
  await run('docker', ['tag', id, reference]);
  await run('docker', ['push', '--quiet', reference]);
  await run('docker', ['rmi', reference]);
};

/** Of what `docker save` writes first, as crane asks no engine; both count. */
const crane =
  (program: string): Push =>
  async (_, id, reference) => {
    const folder = await mkdtemp(path.join(os.tmpdir(), 'bench-push-'));
    try {
      await run('docker', ['save', '--output', path.join(folder, 'image.tar'), id]);
      await run(program, ['push', path.join(folder, 'image.tar'), reference]);
    } finally {
      await rm(folder, { recursive: true });
    }
  };

/** An image that no engine has pushed, each time to a registry that has nothing. */
async function timed(engine: Engine, push: Push): Promise<number> {
  const tag = `bench-push-${randomUUID()}:local`;
  const layers = Array.from(
    { length: LAYERS },
    (_, n) => [`layer-${n}`, noise(LAYER_BYTES)] as const,
  );
  const id = await tinyImage(engine, tag, layers);
  const server = await startRegistry({ inMemory: true });
  try {
    const start = performance.now();
    await push(engine, id, `${server.host}/bench/push:image`);
    return (performance.now() - start) / 1000;
  } finally {
    await server.close();
    await engine.docker.getImage(tag).remove({ force: true });
  }
}

/** The engine does the work, as of `docker push`: what we add to it has to cost nothing. */
export const pushLayers: Benchmark = {
  name: 'push 64 MB in four layers, beside the faster of docker push and crane',
  limits: { seconds: 20, times: 1.1 },
  async run() {
    const engine = await connect(process.env);
    const program = await goProgram('crane');
    const others = [docker, ...(program === undefined ? [] : [crane(program)])];
    const all = [ours, ...others].map((push) => ({ push, seconds: [] as number[] }));
    // In turn, so that what else the machine does meets each alike.
    for (let turn = 0; turn < RUNS; turn++) {
      for (const { push, seconds } of all) seconds.push(await timed(engine, push));
    }
    const [own = 0, ...theirs] = all.map(({ seconds }) => medianOf(seconds));
    process.stdout.write(
      `  docker push, crane: ${theirs.map((each) => each.toFixed(2)).join(', ')} s\n`,
    );
    return [{ seconds: own, peakBytes: 0, times: own / Math.min(...theirs) }];
  },
};
