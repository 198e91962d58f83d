import type { Mount, RunSpec } from '../container/spec.ts';
import type { RunLimits } from './run-limits.ts';

/** What docs/competitors.md promises of the container that a submission runs in. */
export interface SubmissionRun {
  readonly image: string;
  readonly runId: string;
  readonly dataFolder: string;
  readonly runFolder: string;
  readonly limits: RunLimits;
  readonly gpu: boolean;
  readonly skipGpu: boolean;
  readonly phase2: boolean;
  readonly blockInternet: boolean;
}

/** The platform gives `--shm-size 8g`. */
const SHARED_MEMORY = 8 * 2 ** 30;
const PROCESSES = 512;
/** For each process. More would need an engine that is started with a higher limit of its own. */
const OPEN_FILES = 16_384;
/** What is unpacked must leave the submission room to work in. */
const UNPACK_SHARE = 0.75;

/**
 * The rights that the entrypoint needs to hand files to the submission's user, to become that user
 * and to end its processes; main.py has none.
 */
const CAPABILITIES = ['CHOWN', 'DAC_OVERRIDE', 'FOWNER', 'SETUID', 'SETGID', 'KILL'];

/** The container of `test-submission`. */
export function submissionSpec(run: SubmissionRun): RunSpec {
  return {
    ...restricted(run.limits),
    image: run.image,
    runId: run.runId,
    network: !run.blockInternet,
    gpu: run.gpu,
    mounts: mounts(run.dataFolder, run.runFolder),
    env: {
      PHASE2: String(run.phase2),
      BLOCK_INTERNET: String(run.blockInternet),
      VSC_TIME_LIMIT: String(run.limits.timeSeconds),
      VSC_UNPACK_LIMIT: String(Math.floor(run.limits.scratchBytes * UNPACK_SHARE)),
      ...(run.skipGpu && { VSC_SKIP_GPU: 'true' }),
    },
  };
}

/** Limits and rights that all runs share: submissions, and the tests of the image. */
export function restricted(
  limits: RunLimits,
): Pick<RunSpec, 'limits' | 'capabilities' | 'readOnlyRoot' | 'tmpfs'> {
  return {
    readOnlyRoot: true,
    capabilities: CAPABILITIES,
    limits: {
      memoryBytes: limits.memoryBytes,
      cpus: limits.cpus,
      processes: PROCESSES,
      sharedMemoryBytes: SHARED_MEMORY,
      openFiles: OPEN_FILES,
    },
    // Memory, so that the kernel bounds what is written and nothing of it stays behind.
    tmpfs: {
      '/code_execution': `rw,exec,nosuid,nodev,size=${limits.scratchBytes},mode=1777`,
      '/tmp': 'rw,exec,nosuid,nodev,size=1g,mode=1777',
      '/run': 'rw,noexec,nosuid,nodev,size=64m,mode=755',
    },
  };
}

/** Where data and the submission's folder are in every container of ours. */
export function mounts(dataFolder: string, submissionFolder: string): Mount[] {
  return [
    { source: dataFolder, target: '/data', readOnly: true },
    { source: submissionFolder, target: '/code_execution/submission' },
  ];
}
