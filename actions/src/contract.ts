// Generated from contract/ by npm run generate: make changes there.

/** Exit codes of the command line and of the container; docs/reference/exit-codes.md explains each. */
export const ExitCode = {
  /** All is well. Warnings may say what to look at. */
  ok: 0,
  /** A bug: no input should lead here. */
  fault: 1,
  /** An option, a file, the zip or the data set is missing or wrong. */
  usage: 2,
  /** The engine, the network, a registry, the disk or a program is missing or fails. */
  surroundings: 3,
  /** The zip or a descriptor file breaks a rule. */
  invalidSubmission: 10,
  /** `main.py` failed, or wrote no descriptors. */
  submissionFailed: 11,
  /** The memory limit was reached, or more was asked for. */
  outOfMemory: 12,
  /** `main.py` did not end in time and was stopped. */
  timeLimit: 13,
  /** It failed after it tried to reach the network. */
  networkAttempted: 14,
  /** It failed with a full disk. */
  diskLimit: 15,
  /** It wanted more processes and threads than allowed. */
  processLimit: 16,
  /** `main.py` ended, but processes of it went on. */
  leftProcesses: 17,
  /** It failed because it may not write (or read) somewhere. */
  writeRefused: 18,
  /** An environment file breaks a rule or has no solution. */
  blocked: 20,
  /** Nothing wrong was found, but a server did not answer or time ran out. */
  undecided: 21,
  /** A check ran and failed: of an image, of the submissions in it, of this machine. */
  checkFailed: 22,
  /** Stopped by Ctrl-C (SIGINT) or SIGTERM. */
  cancelled: 130,
} as const;

export type ExitCode = (typeof ExitCode)[keyof typeof ExitCode];

/** How a run ends: names of exit-codes.json. */
export type Verdict =
  | 'ok'
  | 'fault'
  | 'usage'
  | 'surroundings'
  | 'invalid-submission'
  | 'submission-failed'
  | 'out-of-memory'
  | 'time-limit'
  | 'network-attempted'
  | 'disk-limit'
  | 'process-limit'
  | 'left-processes'
  | 'write-refused';

/** The phases of a run, each with a budget of its own. */
export type PhaseName = 'unpack' | 'check' | 'main' | 'check-output' | 'rank' | 'pack';

/** What one phase used, as the kernel counts it. */
export interface PhaseUse {
  /** The phases of a run, each with a budget of its own. */
  readonly name: PhaseName;
  /** Time from its start to its end. */
  readonly seconds: number;
  /** Processor time, all cores together. */
  readonly cpuSeconds: number | null;
  /** The most memory it used; of main.py with its files in memory. */
  readonly peakMemoryBytes: number | null;
  /** The time it may take. */
  readonly limitSeconds: number | null;
}

/** Figures of a run; empty if the run did not get that far. */
export interface Measures {
  /** Time from the start to the end of main.py. */
  readonly mainSeconds: number | null;
  /** Processor time of main.py, all cores together. */
  readonly mainCpuSeconds: number | null;
  /** Time for both rankings. */
  readonly rankSeconds: number | null;
  /** The most memory used while main.py ran, files in memory included. */
  readonly peakMemoryBytes: number | null;
  /** The most that lay in the working folder at a time. */
  readonly scratchPeakBytes: number | null;
  /** Query videos of the subset, which main.py describes. */
  readonly subsetVideos: number | null;
  /** Query videos of the full set. */
  readonly queryVideos: number | null;
  /** Rows of full_rankings.csv. */
  readonly fullRows: number | null;
  /** Rows of subset_rankings.csv. */
  readonly subsetRows: number | null;
}

/** result.json: how the container says that a run ended. */
export interface SubmissionResult {
  /** The version of this form. */
  readonly schema: 1;
  /** How a run ends: names of exit-codes.json. */
  readonly verdict: Verdict;
  /** The code of the verdict in exit-codes.json. */
  readonly exitCode: number;
  /** What happened, in one line. */
  readonly message: string;
  /** The one next step. */
  readonly next: string | null;
  /** What to look at, a line each. */
  readonly warnings: readonly string[];
  /** Figures of a run; empty if the run did not get that far. */
  readonly measures: Measures;
  /** What each phase used, in the order of their beginning; the last one may have been cut short. */
  readonly phases: readonly PhaseUse[];
}

/** The exit code of each verdict. */
export const VERDICT_CODES = {
  ok: ExitCode.ok,
  fault: ExitCode.fault,
  usage: ExitCode.usage,
  surroundings: ExitCode.surroundings,
  'invalid-submission': ExitCode.invalidSubmission,
  'submission-failed': ExitCode.submissionFailed,
  'out-of-memory': ExitCode.outOfMemory,
  'time-limit': ExitCode.timeLimit,
  'network-attempted': ExitCode.networkAttempted,
  'disk-limit': ExitCode.diskLimit,
  'process-limit': ExitCode.processLimit,
  'left-processes': ExitCode.leftProcesses,
  'write-refused': ExitCode.writeRefused,
} as const satisfies Record<Verdict, ExitCode>;
