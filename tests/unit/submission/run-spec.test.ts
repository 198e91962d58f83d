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
