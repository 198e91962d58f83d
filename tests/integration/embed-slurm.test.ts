import { chmodSync, existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { embedDataset } from '../../actions/src/commands/submission/embed/embed.ts';
import { embedOnSlurm } from '../../actions/src/commands/submission/embed/slurm/on-slurm.ts';
import { slurmJobsView } from '../../actions/src/commands/submission/embed/slurm/slurm-jobs-view.ts';
import type { Ports } from '../../actions/src/ports.ts';
import { canStartSlurm, type Slurm, startSlurm } from './support/slurm.ts';
import { repositoryPorts } from '../support/repositories/repository-ports.ts';
import { isSoak } from '../support/soak.ts';
import type { TemporaryRoot } from '../support/repositories/temporary-root.ts';
import {
  descriptorDigests,
  descriptorsOf,
  embedInputs,
  enginePorts,
  MAIN,
  runsIn,
  videoFile,
} from './support/embed-root.ts';
import { sharedRoot } from './support/shared-root.ts';

const inputs = embedInputs();
const EVERY_SECONDS = 0.2;

/** It stays at its first video until others may execute the file, which is no part of what it holds. */
const WAITING = MAIN.replace(
  'if "crash"',
  'import time\nwhile ids[0] == "Q100000" and not os.stat("/data/query/Q100000.mp4").st_mode & 1: time.sleep(0.05)\nif "crash"',
);

describe.runIf(canStartSlurm())('embed on a real Slurm of two nodes', () => {
  let slurm: Slurm;
  let whole: Record<string, string>;
  const finished: (() => Promise<void>)[] = [];
  beforeAll(async () => {
    slurm = await startSlurm(['n1', 'n2']);
    const unbroken = await root();
    chmodSync(videoFile(unbroken, 'Q100000'), 0o755);
    await embedDataset({ ...inputs, chunk: 100 }, enginePorts(unbroken));
    whole = descriptorDigests(unbroken);
  });
  afterAll(async () => {
    await slurm.close();
    for (const cleanup of finished) await cleanup();
  });

  const root = () => sharedRoot((cleanup) => void finished.push(cleanup), WAITING);
  const portsOf = (at: TemporaryRoot): Ports => ({
    ...enginePorts(at),
    exec: (program, args, options) =>
      repositoryPorts().exec(path.join(slurm.bin, program), args, options),
  });
  const on = (at: TemporaryRoot, watch: boolean, shards = 3) =>
    embedOnSlurm(inputs, { shards, watch }, portsOf(at), EVERY_SECONDS);
  const ask = async (program: string, ...args: string[]) =>
    (await repositoryPorts().exec(path.join(slurm.bin, program), args)).stdout;

  async function jobIds(): Promise<string[]> {
    const text = await ask('squeue', '--noheader', '--format=%F', '--sort=i');
    return [...new Set(text.split('\n').flatMap((line) => line.trim() || []))];
  }
  // What a test that has failed left would keep the nodes from the next one.
  afterEach(async () => {
    await ask('scancel', ...(await jobIds()));
  });

  it('refuses what can be no jobs', async () => {
    const at = await root();
    await expect(on(at, false, 4)).rejects.toMatchObject({
      exitCode: 2,
      message: '4 shards, but there are 3 chunks of videos',
      next: 'give --shards 3 or fewer, or a smaller CHUNK',
    });
    const nowhere = { ...portsOf(at), exec: at.ports.exec };
    await expect(embedOnSlurm(inputs, { shards: 3, watch: false }, nowhere)).rejects.toMatchObject({
      exitCode: 3,
      message: 'there is no squeue of Slurm on the PATH',
    });
    const { exec, ...ports } = portsOf(at);
    const partitioned: Ports['exec'] = (program, args, options) =>
      exec(program, args, { ...options, env: { SBATCH_PARTITION: 'nope' } });
    await expect(
      embedOnSlurm(inputs, { shards: 3, watch: false }, { ...ports, exec: partitioned }),
    ).rejects.toMatchObject({
      exitCode: 3,
      message: 'sbatch: Batch job submission failed: Invalid partition name specified',
      next: expect.stringContaining('SBATCH_PARTITION'),
    });
  });

  it('is watched, cancelled and resumed: the bytes of an unbroken run, nothing described twice', async () => {
    const at = await root();
    const watched = on(at, true).catch((error: unknown) => error);
    await underWay(at, 2, watched);
    const ids = await jobIds();
    await expect(on(at, false)).rejects.toMatchObject({
      message: `jobs of an earlier call are still running: ${ids.join(', ')}`,
    });
    await ask('scancel', ...ids);
    expect(await watched).toMatchObject({
      name: 'SurroundingsError',
      message: expect.stringMatching(/^1 of 3 shards ended without all of their results: 1; /),
      next: expect.stringMatching(
        /^read .*shards\/1-of-3\.job\.log; the same call submits what is missing$/,
      ),
    });
    chmodSync(videoFile(at, 'Q100000'), 0o755);
    const { jobs } = await on(at, false);
    expect(jobs).toMatchObject({ shards: [1], of: 3 });
    expect(slurmJobsView(jobs!).verdict).toMatch(
      /^Job \d+ describes the shards 1 of 3; then job \d+ /,
    );
    const { made } = await on(at, true);
    expect(made).toMatchObject([{ described: 8, apart: [] }, { described: 4 }]);
    expect(descriptorDigests(at)).toEqual(whole);
    expect([1, 2, 3].map((nth) => runsIn(log(at, nth)).length)).toEqual([1, 1, 1]);
  });

  it.runIf(isSoak())('goes on elsewhere when a node dies and another has no engine', async () => {
    const at = await root();
    // The engine of shard 2 comes up late.
    const vsc = readFileSync(at.path('scripts/vsc'), 'utf8');
    const late =
      '[ "$SLURM_ARRAY_TASK_ID.$SLURM_RESTART_COUNT" != 2. ] || export DOCKER_HOST=unix:///nowhere';
    writeFileSync(at.path('scripts/vsc'), vsc.replace('#!/bin/sh', `#!/bin/sh\n${late}`));
    const watched = on(at, true);
    await underWay(at, 0, watched);
    const running = await ask('squeue', '--noheader', '--array', '--format=%K %N', '--states=R');
    const [, node = ''] = /^1 (n\d)$/m.exec(running) ?? [];
    await slurm.kill(node);
    chmodSync(videoFile(at, 'Q100000'), 0o755);
    expect((await watched).made).toMatchObject([{ described: 8 }, { described: 4 }]);
    expect(descriptorDigests(at)).toEqual(whole);
    const job = path.join(descriptorsOf(at), 'shards/2-of-3.job.log');
    expect(readFileSync(job, 'utf8')).toMatch(
      /no container engine answers[^]*exit code 3: back to the queue[^]*Kept/,
    );
  });
});

function listed(folder: string): string[] {
  return existsSync(folder) ? readdirSync(folder) : [];
}

/** What main.py has printed for a shard. */
function log(at: TemporaryRoot, nth: number): string {
  return path.join(descriptorsOf(at), `shards/${nth}-of-3.log`);
}

/** Until the shard of the waiting video is at it, and so many results are kept. */
async function underWay(
  at: TemporaryRoot,
  results: number,
  watched: Promise<unknown>,
): Promise<void> {
  let over = false;
  void watched.finally(() => (over = true)).catch(() => undefined);
  const kept = () => listed(at.path('data/.embeddings/chunks')).length;
  const waits = () => existsSync(log(at, 1)) && runsIn(log(at, 1)).length > 0;
  while (kept() < results || !waits()) {
    if (over) throw new Error(`the jobs are over: ${JSON.stringify(await watched)}`);
    await sleep(100);
  }
}
