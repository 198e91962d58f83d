import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { embedDataset, embedShard } from '../../../actions/src/commands/submission/embed/embed.ts';
import type { EmbedInputs } from '../../../actions/src/commands/submission/embed/embed-inputs.ts';
import { withEmbedding } from '../../../actions/src/commands/submission/embed/embedding.ts';
import { connect } from '../../../actions/src/container/connect.ts';
import { OutputTail } from '../../../actions/src/container/output-tail.ts';
import { descriptorFolder, embeddingsFolder } from '../../../actions/src/submission/layout.ts';
import { repositoryPorts } from '../../support/repositories/repository-ports.ts';
import type { Benchmark } from '../benchmark.ts';
import { ORDINARY, withVideos, type WorkSet } from './embed-videos.ts';

/** What embed takes by itself. */
const CHUNK = 128;

/**
 * Chunks as large as those of a full set, two for each core, of ordinary videos, beside a container for each core. Both
 * by the processor time of main.py's loop: the speed of a machine drifts by more in five minutes than the limit allows.
 */
export const embedChunks: Benchmark = {
  name: 'embed at work, its chunks beside one bare main.py on each core',
  limits: { seconds: Infinity, times: 1.02 },
  async run() {
    const { wall, loop, bare } = await (full ??= describeFull());
    const times = wall / loop / (bare.wall / bare.loop);
    return [{ seconds: wall, peakBytes: Number.NaN, times }];
  },
};

/** The processor time that there was in the same, for each second that main.py used of it. */
export const embedCores: Benchmark = {
  name: 'embed at work, the time of all cores beside what main.py used',
  limits: { seconds: Infinity, times: 1 / 0.95 },
  async run() {
    const { wall, used, cpus } = await (full ??= describeFull());
    return [
      { seconds: wall, cpuSeconds: used, peakBytes: Number.NaN, times: (wall * cpus) / used },
    ];
  },
};

/** From the last line of a main.py to the first line of the next one, on one worker: the median of seven. Its imports come later. */
export const embedBetween: Benchmark = {
  name: 'embed, between two chunks, from the end of main.py to its next begin',
  limits: { seconds: 0.3 },
  run: () =>
    withVideos(96, async ({ inputs, ports }) => {
      await embedDataset({ ...inputs, chunk: 12, workers: 1 }, ports);
      const [begins, ends] = ['begins', 'ends'].map((name) => marks(mainLog(ports.root), name));
      const gaps = (begins ?? []).slice(1).map(([at = 0], nth) => at - (ends?.[nth]?.[0] ?? 0));
      const seconds = gaps.toSorted((a, b) => a - b)[gaps.length >> 1] ?? Number.NaN;
      return [{ seconds, peakBytes: Number.NaN }];
    }),
};

/** From the start of the call after kill -9 to the first line of main.py; it describes one chunk again. */
export const embedResumed: Benchmark = {
  name: 'embed, resumed after kill -9, until main.py begins',
  limits: { seconds: 2 },
  run: () =>
    withVideos(48, async ({ inputs, ports }) => {
      const small = { ...inputs, chunk: 12, workers: 1 };
      const killed = child(ports.root, small);
      for await (const line of createInterface(killed.stdout)) {
        if (line.startsWith('24 of')) killed.kill('SIGKILL');
      }
      const started = Date.now() / 1000;
      await once(child(ports.root, small), 'exit');
      const runs = marks(mainLog(ports.root), 'begins').map(([at = 0]) => at);
      if (runs.length !== 2) throw new Error(`${runs.length} chunks were described, not 2`);
      return [{ seconds: (runs[0] ?? 0) - started, peakBytes: Number.NaN }];
    }),
};

/**
 * Two shards side by side, each with one processor, beside all of it with one: a stand-in for two machines, which
 * share no disk, no memory and no second thread of a core.
 */
export const embedShards: Benchmark = {
  name: 'embed, two shards at once on a processor each, beside one processor',
  limits: { seconds: Infinity, times: 1 / 1.9 },
  run: () =>
    withVideos(128, (here) =>
      withVideos(128, async (there) => {
        const alone = { ...here.inputs, chunk: 16, workers: 1, limits: { cpus: 1 } };
        const one = await wallOf(() => embedDataset(alone, here.ports));
        await rm(embeddingsFolder(here.ports.root), { recursive: true });
        const shards = [here, there].map(({ ports }, at) => ({ ports, nth: at + 1 }));
        const two = await wallOf(() =>
          Promise.all(shards.map(({ ports, nth }) => embedShard(alone, { nth, of: 2 }, ports))),
        );
        return [{ seconds: two, peakBytes: Number.NaN, times: two / one }];
      }),
    ),
};

/** One run serves two figures. */
let full: ReturnType<typeof describeFull> | undefined;

async function describeFull() {
  const { cpus } = await connect(repositoryPorts().env);
  const describe = async ({ inputs, ports }: WorkSet) => {
    const wall = await wallOf(() => embedDataset(inputs, ports));
    const { used, loop } = computed(mainLog(ports.root));
    return { wall, cpus, used, loop, bare: await bareLoops({ inputs, ports }) };
  };
  return await withVideos(2 * CHUNK * cpus, describe, ORDINARY);
}

/**
 * Seconds of main.py on the same videos, once for each core, in containers and without anything of embed around
 * them, and the processor time of its loops.
 */
async function bareLoops({ inputs, ports }: WorkSet): Promise<{ wall: number; loop: number }> {
  const { signal } = ports;
  const printed = new OutputTail();
  const onOutput = (bytes: Uint8Array) => printed.push(bytes);
  return await withEmbedding({ ...inputs, chunk: 2 * CHUNK }, ports, async ({ chunks, crew }) => {
    await crew.prepare();
    const workers = crew.workersFor(chunks.length);
    const all = await Promise.all(
      chunks.map(async (chunk, nth) => {
        const worker = workers[nth];
        if (worker === undefined)
          throw new Error(`${workers.length} workers, not ${chunks.length}`);
        const runner = { worker, limits: crew.limitsOf(worker), signal, onOutput };
        return await crew.maker.ready(chunk, runner);
      }),
    );
    const mains = all.flatMap((ready) => ready?.main ?? []);
    if (mains.length !== chunks.length) throw new Error('a chunk is described already');
    try {
      const wall = await wallOf(() => Promise.all(mains.map((main) => main.run())));
      return { wall, loop: computed(printed.text).loop };
    } finally {
      await Promise.all(mains.map((main) => main.discard()));
    }
  });
}

function child(root: string, inputs: EmbedInputs) {
  const script = path.join(import.meta.dirname, '../../harness/embed-child.ts');
  return spawn(process.execPath, [script, root, JSON.stringify(inputs)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
}

const mainLog = (root: string) =>
  readFileSync(path.join(descriptorFolder(root, 'test'), 'main.log'), 'utf8');

/** Seconds of processor time of all runs of MAIN: in all, and in their loops. */
function computed(printed: string): { used: number; loop: number } {
  const runs = marks(printed, 'worked');
  const sum = (at: number) => runs.reduce((seconds, run) => seconds + (run[at] ?? Number.NaN), 0);
  return { used: sum(1), loop: sum(2) };
}

/** The numbers of the lines that MAIN printed. */
function marks(printed: string, name: string): number[][] {
  return printed
    .split('\n')
    .flatMap((line) => (line.startsWith(`${name} `) ? [line.split(' ').slice(1).map(Number)] : []));
}

async function wallOf(work: () => Promise<unknown>): Promise<number> {
  const started = performance.now();
  await work();
  return (performance.now() - started) / 1000;
}
