import { Ajv } from 'ajv';
import { readFile } from 'node:fs/promises';
import type { RunResult } from '../container/run.ts';
import { ExitCode } from '../errors.ts';
import { printable } from '../printable.ts';
import schema from './run-result.schema.json' with { type: 'json' };

export type Verdict =
  | 'ok'
  | 'invalid-submission'
  | 'submission-failed'
  | 'out-of-memory'
  | 'time-limit'
  | 'network-attempted'
  | 'disk-limit'
  | 'process-limit'
  | 'left-processes'
  | 'write-refused'
  | 'fault';

/** How a run ended: what the entrypoint wrote, or what the host concludes where it could not. */
export interface Ending {
  readonly verdict: Verdict;
  readonly exitCode: number;
  /** One line. */
  readonly message: string;
  /** The one next step, or null. */
  readonly next: string | null;
  readonly warnings: readonly string[];
  readonly measures: Measures;
}

/** Seconds, bytes and counts; null where it was not measured or the run did not get there. */
export interface Measures {
  readonly mainSeconds: number | null;
  readonly mainCpuSeconds: number | null;
  readonly rankSeconds: number | null;
  readonly peakMemoryBytes: number | null;
  readonly scratchPeakBytes: number | null;
  readonly subsetVideos: number | null;
  readonly queryVideos: number | null;
  readonly fullRows: number | null;
  readonly subsetRows: number | null;
}

/** The first exit code of each verdict; the container ends with it. */
const EXIT_CODES: Record<Verdict, readonly number[]> = {
  ok: [ExitCode.ok],
  'invalid-submission': [ExitCode.invalidSubmission],
  'submission-failed': [ExitCode.submissionFailed],
  'out-of-memory': [ExitCode.outOfMemory],
  'time-limit': [ExitCode.timeLimit],
  'network-attempted': [ExitCode.networkAttempted],
  'disk-limit': [ExitCode.diskLimit],
  'process-limit': [ExitCode.processLimit],
  'left-processes': [ExitCode.leftProcesses],
  'write-refused': [ExitCode.writeRefused],
  fault: [ExitCode.fault, ExitCode.usage],
};

/** Exit codes after SIGINT, SIGKILL and SIGTERM. */
const STOPPED: ReadonlySet<number> = new Set([130, 137, 143]);

const NOTHING_MEASURED: Measures = {
  mainSeconds: null,
  mainCpuSeconds: null,
  rankSeconds: null,
  peakMemoryBytes: null,
  scratchPeakBytes: null,
  subsetVideos: null,
  queryVideos: null,
  fullRows: null,
  subsetRows: null,
};

const valid = new Ajv({ allowUnionTypes: true }).compile<Ending>(schema);

/**
 * How the run ended, from the entrypoint's result.json and what the engine says. Where the two
 * don't agree, or the entrypoint could not write one, it is not the submission's success.
 */
export async function readEnding(file: string, run: RunResult): Promise<Ending> {
  const written = await parse(file);
  if (run.timedOut) {
    return ending('time-limit', ExitCode.timeLimit, 'the container did not end in time', {
      next: 'make main.py end sooner, or raise TIME_LIMIT (seconds)',
    });
  }
  if (written !== undefined) {
    const agreed =
      written.exitCode === run.exitCode && EXIT_CODES[written.verdict].includes(run.exitCode);
    if (agreed) return cleaned(written);
  }
  if (run.oomKilled) {
    return ending('out-of-memory', ExitCode.outOfMemory, 'the container ran out of memory', {
      next: 'use less memory at a time, or raise MEMORY_LIMIT if this machine has more',
    });
  }
  if (written === undefined && STOPPED.has(run.exitCode)) {
    return ending('fault', ExitCode.fault, 'somebody else stopped the container', {
      next: 'run it again, and leave the container alone',
    });
  }
  const what = written === undefined ? 'wrote no result' : `says ${written.verdict}`;
  return ending('fault', ExitCode.fault, `the container ended with ${run.exitCode} and ${what}`, {
    next: 'see submission/log.txt; is SUBMISSION_IMAGE an image of this runtime?',
  });
}

/** An ending that the host concludes by itself. */
export function ending(
  verdict: Verdict,
  exitCode: number,
  message: string,
  { next = null, from }: { next?: string | null; from?: Ending } = {},
): Ending {
  const { warnings = [], measures = NOTHING_MEASURED } = from ?? {};
  return { verdict, exitCode, message, next, warnings, measures };
}

/** Messages quote names and ids of the submission, which may hold anything. */
function cleaned(written: Ending): Ending {
  return {
    verdict: written.verdict,
    exitCode: written.exitCode,
    message: printable(written.message, 1000),
    next: written.next === null ? null : printable(written.next),
    warnings: written.warnings.slice(0, 20).map((warning) => printable(warning)),
    measures: { ...NOTHING_MEASURED, ...written.measures },
  };
}

async function parse(file: string): Promise<Ending | undefined> {
  try {
    const value: unknown = JSON.parse(await readFile(file, 'utf8'));
    return valid(value) ? value : undefined;
  } catch {
    return undefined;
  }
}
