import { Ajv2019, type ErrorObject } from 'ajv/dist/2019.js';
import { lstat, readFile } from 'node:fs/promises';
import schema from '../../../../contract/result.schema.json' with { type: 'json' };
import type { RunResult } from '../../container/run.ts';
import {
  type Measures,
  type SubmissionResult,
  type Verdict,
  VERDICT_CODES,
} from '../../contract.ts';
import { ExitCode, messageOf } from '../../errors.ts';
import { shortLine } from '../../untrusted-text.ts';

/** How a run ended: what the entrypoint wrote, or what the host concludes if it could not. */
export interface Ending extends Omit<SubmissionResult, 'schema'> {
  readonly exitCode: ExitCode;
}

/** Exit codes after SIGINT, SIGKILL and SIGTERM. */
const STOPPED: ReadonlySet<number> = new Set([130, 137, 143]);

const NOTHING_MEASURED = Object.fromEntries(
  schema.$defs.measures.required.map((name) => [name, null]),
) as Record<keyof Measures, null>;

/** The runtime writes a few kilobytes; an image of somebody's own may write anything. */
const LONGEST_RESULT = 2 ** 20;

/** `verbose`: errors come with the value that they are about. */
const fits = new Ajv2019({ allowUnionTypes: true, verbose: true }).compile<SubmissionResult>(
  schema,
);

/**
 * How the run ended, from the entrypoint's result.json and what the engine says. If the two don't
 * agree, or the entrypoint could not write one, it is not the submission's success.
 */
export async function readEnding(file: string, run: RunResult): Promise<Ending> {
  const written = await read(file);
  if (typeof written !== 'string' && !run.timedOut && agrees(written, run)) return cleaned(written);
  // The entrypoint writes one before each phase, in case it can't write another.
  const from = typeof written === 'string' ? undefined : cleaned(written);
  if (run.timedOut) {
    return ending('surroundings', `the container did not end in time${during(from)}`, {
      next: 'run it again when the machine has less to do',
      from,
    });
  }
  if (run.oomKilled) {
    return ending('out-of-memory', `the container ran out of memory${during(from)}`, {
      next: 'use less memory at a time (files in /tmp and /dev/shm count), or raise MEMORY_LIMIT if this machine has more',
      from,
    });
  }
  if (STOPPED.has(run.exitCode) && (written === NO_RESULT || from?.verdict === 'surroundings')) {
    return ending('surroundings', `the container was stopped from outside${during(from)}`, {
      next: 'run it again, and leave the container alone',
      from,
    });
  }
  const what =
    typeof written === 'string' ? written : `says ${written.verdict} (${written.exitCode})`;
  return ending('fault', `the container ended with ${run.exitCode}, and its result.json ${what}`, {
    next: 'see submission/log.txt; is SUBMISSION_IMAGE an image of this version? make build makes one',
  });
}

/** An ending that the host concludes by itself. */
export function ending(
  verdict: Verdict,
  message: string,
  { next = null, from }: { next?: string | null; from?: Ending | undefined } = {},
): Ending {
  const { warnings = [], measures = NOTHING_MEASURED, phases = [] } = from ?? {};
  return { verdict, exitCode: VERDICT_CODES[verdict], message, next, warnings, measures, phases };
}

function agrees({ verdict, exitCode }: SubmissionResult, run: RunResult): boolean {
  return exitCode === run.exitCode && exitCode === VERDICT_CODES[verdict];
}

/** Messages quote names and ids of the submission, which may hold anything. */
function cleaned(result: SubmissionResult): Ending {
  const { verdict, message, next, warnings, measures, phases } = result;
  return {
    verdict,
    exitCode: VERDICT_CODES[verdict],
    message: shortLine(message, 1000),
    next: next === null ? null : shortLine(next),
    warnings: warnings.slice(0, 20).map((warning) => shortLine(warning)),
    measures,
    phases,
  };
}

/** In which phase the entrypoint was when it could say no more. */
function during(from: Ending | undefined): string {
  return from?.verdict === 'surroundings' ? `: ${from.message}` : '';
}

const NO_RESULT = 'is missing';

/** The result, or in words what is wrong with it. */
async function read(file: string): Promise<SubmissionResult | string> {
  const found = await lstat(file).catch(() => undefined);
  if (found === undefined) return NO_RESULT;
  // What is not a regular file might lead anywhere, or never end.
  if (!found.isFile()) return 'is not a file';
  if (found.size > LONGEST_RESULT) return `has ${found.size} bytes`;
  let value: unknown;
  try {
    value = JSON.parse(await readFile(file, 'utf8'));
  } catch (error) {
    return shortLine(`cannot be read: ${messageOf(error)}`);
  }
  if (fits(value)) return value;
  return shortLine((fits.errors ?? []).map(problemOf)[0] ?? 'does not fit');
}

/** What does not fit the schema, such as `has an unknown measures.gpuSeconds`. */
function problemOf({ instancePath, params, data }: ErrorObject): string {
  const place = (...names: unknown[]) =>
    [...instancePath.split('/').slice(1), ...names.map(String)].join('.') || 'content';
  const unknown: unknown = params['unevaluatedProperty'] ?? params['additionalProperty'];
  if (unknown !== undefined) return `has an unknown ${place(unknown)}`;
  const missing: unknown = params['missingProperty'];
  if (missing !== undefined) return `lacks ${place(missing)}`;
  return `has ${JSON.stringify(data)} as ${place()}`;
}
