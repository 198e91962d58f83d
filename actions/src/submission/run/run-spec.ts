import type { Mount, RunSpec } from '../../container/spec.ts';
import type { RunLimits } from './run-limits.ts';

/** What docs/start/competitors.md promises of the container that a submission runs in. */
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
  /** Width of the terminal that shows the run, in cells; absent if none does. */
  readonly columns?: number | undefined;
}

/** The platform gives `--shm-size 8g`. */
const SHARED_MEMORY = 8 * 2 ** 30;
const PROCESSES = 512;
/** For each process. More would need an engine that is started with a higher limit of its own. */
const OPEN_FILES = 16_384;
/** In each folder in memory: hundreds of frames of each video of a subset. */
const FILES_IN_MEMORY = 500_000;
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
      ...(run.columns !== undefined && { VSC_COLUMNS: String(run.columns) }),
    },
  };
}

/** The container of `test-container`: the limits of a submission, and pytest in place of it. */
export function imageTestSpec(run: {
  readonly image: string;
  readonly limits: RunLimits;
  readonly gpu: boolean;
  /** Further arguments of pytest. */
  readonly arguments: readonly string[];
}): RunSpec {
  return {
    ...restricted(run.limits, run.limits.scratchBytes),
    image: run.image,
    runId: 'test-container',
    gpu: run.gpu,
    command: [...PYTEST, ...run.arguments],
    env: { PYTHONDONTWRITEBYTECODE: '1' },
  };
}

/** In the conda environment, as a submission runs; nothing may be written beside the tests. */
const PYTEST =
  'conda run --no-capture-output -n condaenv python -m pytest /opt/vsc/tests -p no:cacheprovider -q'.split(
    ' ',
  );

/** Where the caller's own code is in a shell; links beside main.py lead there, so that edits outside count. */
const SOURCE = '/submission_src';

/** The container of `interact-container`: the same mounts, the code, network, and room to work in. */
export function interactiveSpec(run: {
  readonly image: string;
  /** Null: there is none. */
  readonly data: string | null;
  readonly submission: string;
  /** The folder of main.py; null: there is none. */
  readonly source: string | null;
  /** `uid:gid`; left out, root. */
  readonly user: string | undefined;
  readonly gpu: boolean;
}): RunSpec {
  const both = mounts(run.data ?? '', run.submission);
  const code = run.source === null ? [] : [{ source: run.source, target: SOURCE, readOnly: true }];
  const others = run.data === null ? both.filter(({ target }) => target !== '/data') : both;
  return {
    image: run.image,
    runId: 'interact-container',
    network: true,
    capabilities: CAPABILITIES,
    gpu: run.gpu,
    command: ['/bin/bash', '-c', `ln -s ${SOURCE}/* . 2>/dev/null; exec /bin/bash`],
    workingFolder: '/code_execution',
    mounts: [...others, ...code],
    tmpfs: { '/code_execution': 'rw,exec,nosuid,nodev,mode=1777' },
    limits: { sharedMemoryBytes: SHARED_MEMORY },
    ...(run.user !== undefined && { user: run.user, env: { HOME: '/code_execution' } }),
  };
}

/** Limits and rights that all runs share: submissions, embed, and the tests of the image. */
export function restricted(
  limits: RunLimits,
  sharedMemoryBytes = SHARED_MEMORY,
): Pick<RunSpec, 'limits' | 'capabilities' | 'readOnlyRoot' | 'tmpfs'> {
  return {
    readOnlyRoot: true,
    capabilities: CAPABILITIES,
    limits: {
      memoryBytes: limits.memoryBytes,
      cpus: limits.cpus,
      processes: PROCESSES,
      sharedMemoryBytes,
      openFiles: OPEN_FILES,
      filesInMemory: FILES_IN_MEMORY,
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
function mounts(dataFolder: string, submissionFolder: string): Mount[] {
  return [
    { source: dataFolder, target: '/data', readOnly: true },
    { source: submissionFolder, target: '/code_execution/submission' },
  ];
}
