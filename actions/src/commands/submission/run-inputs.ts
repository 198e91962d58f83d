import type { ExitName } from '../../declaration/command.ts';
import {
  bytes,
  count,
  datasetName,
  flag,
  imageReference,
  seconds,
  variantName,
} from '../../declaration/input.ts';
import {
  ENGINE_VARIABLES,
  type OtherVariable,
  REGISTRY_VARIABLES,
} from '../../declaration/variables.ts';
import type { LimitWish } from '../../submission/run/run-limits.ts';

/** Inputs that several commands have, each declared once. */
export const datasetInput = {
  dataset: datasetName({
    help: 'data set',
    variable: 'DATASET',
    defaultWords: 'the first of environment/competition.yml',
  }),
};

/** Which image a command runs. */
export const imageInputs = {
  image: imageReference({
    help: 'image to run',
    variable: 'SUBMISSION_IMAGE',
    defaultWords: 'the local build, else the pulled official image',
  }),
  variant: variantName({
    help: 'variant of the image',
    variable: 'CPU_OR_GPU',
    defaultWords: 'what this machine has',
  }),
};

/** Variables that decide which image that is. */
export const IMAGE_VARIABLES = [
  ...ENGINE_VARIABLES,
  'VSC_IMAGE_NAME',
  ...REGISTRY_VARIABLES,
] as const satisfies readonly OtherVariable[];

export const skipGpuInput = {
  skipGpu: flag({ help: 'run the gpu image without a GPU', variable: 'SKIP_GPU' }),
};

export const forceInput = {
  force: flag({ help: 'overwrite what is there', variable: 'FORCE' }),
};

export const allowStaleInput = {
  allowStale: flag({
    help: 'accept parts that do not fit each other: code, descriptors, zip, image, data set',
    variable: 'ALLOW_STALE',
  }),
};

/** For an input of the kind fraction; each command has its own default. */
export const SUBSET_PROPORTION = {
  help: 'share of the query videos to take',
  variable: 'SUBSET_PROPORTION',
} as const;

/** What a run may use. */
export const limitInputs = {
  timeLimit: seconds({
    help: 'time for main.py',
    variable: 'TIME_LIMIT',
    defaultWords: "the platform's",
  }),
  memoryLimit: bytes({
    help: 'memory of the container',
    variable: 'MEMORY_LIMIT',
    defaultWords: "80 % of the engine's",
  }),
  scratchLimit: bytes({
    help: 'room for files, which is memory',
    variable: 'SCRATCH_LIMIT',
    defaultWords: 'half the memory, at most 16 GiB',
  }),
  cpus: count({
    help: 'processors',
    variable: 'CPUS',
    defaultWords: "the platform's, or as many as there are",
  }),
};

/** Who describes videos. */
export const workerInputs = {
  gpus: count({
    help: 'GPUs to use, one for each worker',
    variable: 'GPUS',
    defaultWords: 'all',
  }),
  workers: count({
    help: 'runs of main.py side by side',
    variable: 'WORKERS',
    defaultWords: 'one for each GPU or core, as far as memory allows',
  }),
};

/** The limits as a run takes them: what the user left open stays open. */
export function limitsOf(given: {
  readonly timeLimit: number | undefined;
  readonly memoryLimit: number | undefined;
  readonly scratchLimit: number | undefined;
  readonly cpus: number | undefined;
}): LimitWish {
  return {
    timeSeconds: given.timeLimit,
    memoryBytes: given.memoryLimit,
    scratchBytes: given.scratchLimit,
    cpus: given.cpus,
  };
}

/** What a run of a submission can end with. */
export const RUN_EXITS = [
  'invalidSubmission',
  'submissionFailed',
  'outOfMemory',
  'timeLimit',
  'networkAttempted',
  'diskLimit',
  'processLimit',
  'leftProcesses',
  'writeRefused',
] as const satisfies readonly ExitName[];
