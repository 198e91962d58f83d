import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, inject, it, onTestFinished, vi } from 'vitest';
import { embedDataset } from '../../actions/src/commands/submission/embed/embed.ts';
import type { EmbedInputs } from '../../actions/src/commands/submission/embed/embed-inputs.ts';
import { planJob } from '../../actions/src/commands/submission/embed/kubernetes/shard-job.ts';
import { mergeShards } from '../../actions/src/commands/submission/embed/merge-shards.ts';
import { connect, type Engine } from '../../actions/src/container/connect.ts';
import { inspectImage } from '../../actions/src/container/local-images.ts';
import { runContainer } from '../../actions/src/container/run.ts';
import { shardsJob } from '../../actions/src/submission/embedding/kubernetes/shards-job.ts';
import { isSoak } from '../support/soak.ts';
import type { TemporaryRoot } from '../support/repositories/temporary-root.ts';
import {
  descriptorDigests,
  descriptorsOf,
  embedInputs,
  embedRoot,
  enginePorts,
  MAIN,
  runsIn,
} from './support/embed-root.ts';
import { podContainer } from './support/pod-container.ts';
import { claimsOf, give, sharedRoot } from './support/shared-root.ts';

const UID = 64_000;
const inputs = embedInputs();

describe.runIf(process.getuid?.() === 0)('the container of a pod', () => {
  let engine: Engine;
  let id: string;
  beforeAll(async () => {
    // Pods have a /tmp of their own.
    vi.stubEnv('TMPDIR', '/var/tmp');
    engine = await connect(process.env);
    id = (await inspectImage(engine, inject('liteImage')))?.Id ?? '';
    return () => vi.unstubAllEnvs();
  });

  /** Runs the pod of an index to its end. @returns how it ended, and what it printed */
  async function runPod(
    at: TemporaryRoot,
    index: number,
    more: Partial<EmbedInputs> = {},
  ): Promise<{ exitCode: number; printed: string }> {
    const image = { id, gpu: false, pinned: inject('liteImage') };
    // Pods are whoever submits, and this is root.
    vi.spyOn(process, 'getuid').mockReturnValue(UID);
    vi.spyOn(process, 'getgid').mockReturnValue(UID);
    const plan = await planJob({ ...inputs, ...more }, image, claimsOf(at), { root: at.root });
    vi.restoreAllMocks();
    give(at, UID);
    const job = { ...plan, name: 'pods', namespace: 'default', shards: 2, missing: [1, 2] };
    const spec = podContainer(shardsJob(job), index);
    const { signal } = enginePorts(at);
    const { exitCode } = await runContainer(engine, spec, { signal });
    const log = `${descriptorsOf(at)}/shards/${index + 1}-of-2.job.log`;
    return { exitCode, printed: readFileSync(log, 'utf8') };
  }

  it('describes a shard without an engine: the bytes of a run with one, and nothing twice', async () => {
    const whole = await embedRoot(onTestFinished);
    await embedDataset(inputs, enginePorts(whole));
    const at = await sharedRoot(onTestFinished, MAIN, {});
    await at.write({ 'submission/descriptors/train/shards/.keep': '' });
    for (const index of [0, 1]) {
      expect(await runPod(at, index)).toMatchObject({ exitCode: 0 });
    }
    const here = { ...inputs, inImage: { id, gpu: false } };
    await mergeShards(here, [], enginePorts(at));
    expect(descriptorDigests(at)).toEqual(descriptorDigests(whole));
    const log = (nth: number) => `${descriptorsOf(at)}/shards/${nth}-of-2.log`;
    expect([1, 2].map((nth) => runsIn(log(nth)).length)).toEqual([2, 1]);
    expect(await runPod(at, 0)).toMatchObject({ exitCode: 0 });
    expect(runsIn(log(1)).length).toBe(2);
  });

  it.runIf(isSoak())('sets a video apart that main.py waits for without end', async () => {
    const wait = 'import time\nif "wait" in texts.values(): time.sleep(1e6)\nif "crash"';
    const at = await sharedRoot(onTestFinished, MAIN.replace('if "crash"', wait), {
      Q100001: 'wait',
    });
    await at.write({ 'submission/descriptors/train/shards/.keep': '' });
    const more = { idleSeconds: 5, chunk: 2, sets: ['query'] } as const;
    const { exitCode, printed } = await runPod(at, 0, more);
    expect(printed).toMatch(/Q100001 is set apart: main\.py neither computed nor printed for 5/);
    expect(exitCode).toBe(0);
  });
});
