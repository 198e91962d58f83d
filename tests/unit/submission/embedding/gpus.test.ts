import { describe, expect, it } from 'vitest';
import { gpuCount } from '../../../../actions/src/commands/submission/embed/main-host.ts';
import { mainContainer } from '../../../../actions/src/commands/submission/embed/runs/in-container.ts';
import { createOptions } from '../../../../actions/src/container/spec.ts';
import type { Exec } from '../../../../actions/src/ports.ts';
import { planWorkers } from '../../../../actions/src/submission/embedding/workers.ts';
import { runLimits } from '../../../../actions/src/submission/run/run-limits.ts';

const GIB = 2 ** 30;
const engine = { cpus: 32, memoryBytes: 320 * GIB, rootless: false };
const platform = { cpus: 6, seconds_per_video: 10, subset: 0.1 };

/** What `nvidia-smi --query-gpu=name --format=csv,noheader` prints on a machine of four cards. */
const FOUR = 'NVIDIA A100-SXM4-40GB\n'.repeat(4);
const smi = (stdout: string, exitCode = 0): { exec: Exec } => ({
  exec: async () => ({ exitCode, stdout, stderr: '' }),
});

/** What the engine is asked for, worker by worker. */
async function hostsOf(
  wish: { gpus?: number; workers?: number },
  ports: { exec: Exec },
  chunks = 100,
) {
  const gpus = await gpuCount(wish.gpus, ports);
  return planWorkers(engine, { workers: wish.workers }, { gpus, chunks }).map((worker) => {
    const limits = runLimits({ cpus: worker.cpus }, engine, 1, platform);
    const call = { set: 'query', videos: [], source: '', data: '', output: '' } as const;
    const spec = mainContainer({ ...call, worker, limits }, 'sha256:0', '1000:1000');
    const as = { product: 'Docker', remapsUsers: false, rootless: false } as const;
    return createOptions(spec, 'me', as).HostConfig;
  });
}

async function devicesOf(...asked: Parameters<typeof hostsOf>) {
  const hosts = await hostsOf(...asked);
  return hosts.map((host) =>
    host?.DeviceRequests?.map(({ DeviceIDs, Count }) => DeviceIDs ?? Count),
  );
}

describe('GPUs of embed', () => {
  it('are one for each worker: the engine shows its container no other', async () => {
    expect(await devicesOf({}, smi(FOUR))).toEqual([[['0']], [['1']], [['2']], [['3']]]);
  });

  it('come with cores that no other worker has', async () => {
    const hosts = await hostsOf({}, smi(FOUR));
    expect(hosts.map((host) => host?.CpusetCpus)).toEqual(['0-7', '8-15', '16-23', '24-31']);
    expect(hosts.map((host) => host?.NanoCpus)).toEqual(hosts.map(() => 8e9));
  });

  it.each([
    ['GPUS', { gpus: 2 }, [[['0']], [['1']]]],
    ['GPUS above what there are', { gpus: 9, workers: 1 }, [[['0']]]],
    ['WORKERS above GPUS, which share them', { gpus: 2, workers: 3 }, [[['0']], [['1']], [['0']]]],
  ])('are bounded by %s', async (_, wish, devices) => {
    expect(await devicesOf(wish, smi(FOUR))).toEqual(devices);
  });

  it('are no more than chunks', async () => {
    expect(await devicesOf({}, smi(FOUR), 2)).toEqual([[['0']], [['1']]]);
  });

  it("are all for one worker if they are not this machine's to list", async () => {
    expect(await devicesOf({ gpus: 2 }, smi('', 9))).toEqual([[-1]]);
  });
});
