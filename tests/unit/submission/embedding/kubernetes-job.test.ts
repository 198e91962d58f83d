import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import {
  outsideOf,
  readClaims,
} from '../../../../actions/src/submission/embedding/kubernetes/claims.ts';
import {
  podScript,
  shardsJob,
} from '../../../../actions/src/submission/embedding/kubernetes/shards-job.ts';
import { shardJobSample } from './shard-job-sample.ts';

describe('the Job of shards', () => {
  it('has an index for each missing shard, and retries only what another node may do better', () => {
    const { spec } = shardsJob(shardJobSample());
    expect(spec).toMatchObject({ completionMode: 'Indexed', completions: 3, parallelism: 3 });
    const [evicted, failed] = spec?.podFailurePolicy?.rules ?? [];
    expect(evicted).toMatchObject({ action: 'Ignore' });
    expect(failed).toMatchObject({ action: 'FailIndex' });
    const codes = failed?.onExitCodes?.values;
    expect(codes).toEqual(expect.arrayContaining([2, 10, 11, 12, 13]));
    expect(codes).not.toEqual(expect.arrayContaining([3]));
    expect(codes).not.toContain(0);
    expect(codes).not.toContain(130);
    expect(codes).not.toContain(137);
  });

  it('gives its pods no rights, and no more than their share', () => {
    const pod = shardsJob(shardJobSample({ gpus: 2 })).spec?.template.spec;
    expect(pod).toMatchObject({
      automountServiceAccountToken: false,
      securityContext: {
        runAsNonRoot: true,
        runAsUser: 1000,
        runAsGroup: 100,
        seccompProfile: { type: 'RuntimeDefault' },
      },
    });
    const [container] = pod?.containers ?? [];
    expect(container).toMatchObject({
      securityContext: {
        allowPrivilegeEscalation: false,
        readOnlyRootFilesystem: true,
        capabilities: { drop: ['ALL'] },
      },
      resources: {
        requests: { cpu: '6', memory: '24576Mi' },
        limits: { cpu: '6', memory: '24576Mi', 'nvidia.com/gpu': '2' },
      },
    });
    expect(container?.volumeMounts).toEqual([
      { name: 'claim-0', mountPath: '/mnt/work', subPath: 'users/ana' },
      { name: 'claim-1', mountPath: '/mnt/videos' },
      { name: 'room', mountPath: '/data', subPath: 'data' },
      { name: 'room', mountPath: '/tmp', subPath: 'tmp' },
      { name: 'shm', mountPath: '/dev/shm' },
    ]);
    const without = shardsJob(shardJobSample()).spec?.template.spec?.containers[0];
    expect(without?.resources?.limits).not.toHaveProperty(['nvidia.com/gpu']);
  });

  it('runs a script that takes its shard by its index, and keeps what it prints', () => {
    const logs = mkdtempSync(path.join(tmpdir(), "it's-"));
    onTestFinished(() => rmSync(logs, { recursive: true }));
    const flags = ['--dataset=te st', '--chunk=$HOME'];
    const script = podScript({ vsc: 'echo', flags, shards: 16, logs });
    const { status, stderr } = spawnSync('sh', ['-c', script, 'embed', '1', '4', '9'], {
      env: { PATH: process.env['PATH'], JOB_COMPLETION_INDEX: '2' },
      encoding: 'utf8',
    });
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    expect(readFileSync(path.join(logs, '9-of-16.job.log'), 'utf8')).toBe(
      'embed --shard 9/16 --dataset=te st --chunk=$HOME\n',
    );
  });
});

describe('volume claims', () => {
  it('are a name, a folder of the volume, and where both see it', () => {
    expect(readClaims(['videos:/mnt/videos/', 'home/users/ana:/home/ana'])).toEqual([
      { name: 'videos', subPath: undefined, path: '/mnt/videos' },
      { name: 'home', subPath: 'users/ana', path: '/home/ana' },
    ]);
  });

  it.each([
    'videos',
    'videos:mnt',
    'Videos:/mnt',
    'a/../b:/mnt',
    'a/:/mnt',
    'a:/',
    'a:/x:y',
    ':/x',
  ])('refuses %s', (text) => {
    expect(() => readClaims([text])).toThrow(`"${text}" names no claim with its folder`);
  });

  it('hold the folders below them', () => {
    const claims = readClaims(['a:/mnt/a', 'b:/b']);
    expect(outsideOf(claims, ['/mnt/a', '/mnt/a/x', '/b/y'])).toBeUndefined();
    expect(outsideOf(claims, ['/mnt/a', '/mnt/ab'])).toBe('/mnt/ab');
    expect(outsideOf([], ['/b'])).toBe('/b');
  });
});
