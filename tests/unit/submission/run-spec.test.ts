import { expect, it } from 'vitest';
import { submissionSpec } from '../../../actions/src/submission/run/run-spec.ts';

const run = {
  image: 'sha256:1',
  runId: 'run',
  dataFolder: '/data',
  runFolder: '/run',
  limits: { timeSeconds: 600, memoryBytes: 2 ** 30, scratchBytes: 1001, cpus: 2 },
  gpu: false,
  skipGpu: false,
  phase2: true,
  blockInternet: true,
};

it('says to the entrypoint what the run is, and nothing that was not asked for', () => {
  expect(submissionSpec(run).env).toEqual({
    PHASE2: 'true',
    BLOCK_INTERNET: 'true',
    VSC_TIME_LIMIT: '600',
    VSC_UNPACK_LIMIT: '750',
  });
  expect(submissionSpec({ ...run, skipGpu: true, columns: 80 }).env).toMatchObject({
    VSC_SKIP_GPU: 'true',
    VSC_COLUMNS: '80',
  });
});

it('leaves a submission no place but folders in memory to write to, and bounds all that it can take', () => {
  const { readOnlyRoot, limits, tmpfs, mounts, network } = submissionSpec(run);
  expect({ readOnlyRoot, network }).toEqual({ readOnlyRoot: true, network: false });
  expect(limits).toEqual({
    memoryBytes: 2 ** 30,
    cpus: 2,
    processes: 512,
    sharedMemoryBytes: 8 * 2 ** 30,
    openFiles: 16_384,
    filesInMemory: 500_000,
  });
  expect(tmpfs).toMatchObject({
    '/code_execution': expect.stringContaining(',size=1001,'),
    '/tmp': expect.stringContaining(',size=1g,'),
    '/run': expect.stringContaining(',size=64m,'),
  });
  const own = { source: '/run', target: '/code_execution/submission' };
  expect(mounts).toEqual([{ source: '/data', target: '/data', readOnly: true }, own]);
});
