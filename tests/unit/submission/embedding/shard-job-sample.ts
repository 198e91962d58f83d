import type { ShardJob } from '../../../../actions/src/submission/embedding/kubernetes/shards-job.ts';

/** Three of sixteen shards as pods. */
export function shardJobSample(changes: Partial<ShardJob> = {}): ShardJob {
  return {
    name: 'vsc-embed-train-5f1d1a3c',
    namespace: 'videos',
    vsc: '/mnt/work/scripts/vsc',
    flags: ['--dataset=train', '--in-image=sha256:' + 'a'.repeat(64)],
    shards: 16,
    missing: [1, 4, 9],
    image: `registry.example/runtime@sha256:${'b'.repeat(64)}`,
    user: { uid: 1000, gid: 100 },
    claims: [
      { name: 'work', subPath: 'users/ana', path: '/mnt/work' },
      { name: 'videos', subPath: undefined, path: '/mnt/videos' },
    ],
    logs: "/mnt/work/submission/descriptors/it's/shards",
    limits: { cpus: 6, memoryBytes: 24 * 2 ** 30, scratchBytes: 12 * 2 ** 30 },
    gpus: 0,
    folders: ['/data', '/tmp', '/dev/shm'],
    ...changes,
  };
}
