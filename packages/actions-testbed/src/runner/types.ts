import type { JobClaims } from '../identity/claims.ts';
import type { ConcurrencyGroups } from './plan/concurrency.ts';
import type { Annotation } from './log.ts';
import type { Combination } from './plan/matrix.ts';

/** Everything that a run of a workflow needs to know. */
export interface RunOptions {
  /** Folder of the repository: the workflow, and actions by `$/`, are read from here. */
  readonly source: string;
  /** Path of the workflow file in it. */
  readonly workflow: string;
  /** Whose the workflow file is, if it is another repository's that is called. */
  readonly calledFrom?: { readonly repository: string; readonly ref: string };
  readonly event: { readonly name: string; readonly payload: Readonly<Record<string, unknown>> };
  /** Entries of the `github` context that differ from the usual ones: `ref`, `sha`, `api_url` … */
  readonly github?: Readonly<Record<string, unknown>>;
  readonly inputs?: Readonly<Record<string, unknown>>;
  readonly secrets?: Readonly<Record<string, string>>;
  readonly vars?: Readonly<Record<string, string>>;
  /** Variables of every process, beside PATH and HOME, which are this machine's. */
  readonly env?: Readonly<Record<string, string>>;
  /** Variables that only actions get and scripts don't, such as `ACTIONS_RESULTS_URL`, for each job. */
  readonly services?: (job: JobOfRun) => Readonly<Record<string, string>>;
  /**
   * Folder with the actions of other repositories, laid out as the runner keeps them:
   * `<owner>/<name>/<ref>`, each with the real source. Nothing is downloaded.
   */
  readonly actions?: string;
  /** Gives a job its token, with the permissions that the job asks for. */
  readonly issueToken?: (permissions: Readonly<Record<string, string>>) => string;
  /** Gives a job with `id-token: write` the variables by which it proves who it is. */
  readonly identify?: (claims: JobClaims) => Readonly<Record<string, string>>;
  /** How long a minute of `timeout-minutes` lasts; 60,000 by default. */
  readonly minuteMs?: number;
  /**
   * Aborting it is what the cancel button does: the step that runs gets SIGINT, SIGTERM and SIGKILL,
   * what asks for it by `always()` or `cancelled()` still runs, and the conclusion is cancelled.
   */
  readonly signal?: AbortSignal;
  /** The groups of the repository: runs that share them wait for each other. By default a run is alone. */
  readonly concurrency?: ConcurrencyGroups;
  /** Groups that the run holds already, for the jobs and called workflows in it. */
  readonly held?: readonly string[];
  /** How long a cancelled step has after SIGINT; a third of it after SIGTERM. 7,500 by default. */
  readonly graceMs?: number;
  /** Sees each line of a log as it comes, masked. */
  readonly onLine?: (line: string, job: string) => void;
}

/** Which job of which run, as its services know it. */
export interface JobOfRun {
  readonly run: string;
  readonly attempt: number;
  readonly job: string;
}

/** The words that GitHub has for how a step, a job or a run ended. */
export type Result = 'success' | 'failure' | 'cancelled' | 'skipped';

/** How a step ended. */
export interface StepResult {
  readonly name: string;
  readonly id: string | undefined;
  /** What came out of the step itself. */
  readonly outcome: Result;
  /** The same after `continue-on-error`. */
  readonly conclusion: Result;
  readonly outputs: Readonly<Record<string, string>>;
}

/** How a job ended: one for each combination of its matrix. */
export interface JobResult {
  readonly id: string;
  /** What GitHub shows: `name:`, or the id with the values of its matrix. */
  readonly name: string;
  readonly matrix: Combination;
  readonly result: Result;
  /** It failed with `continue-on-error`: its run and the jobs that need it take it for a success. */
  readonly forgiven: boolean;
  readonly outputs: Readonly<Record<string, string>>;
  readonly steps: readonly StepResult[];
  readonly annotations: readonly Annotation[];
  readonly log: string;
  /** Markdown of all its steps. */
  readonly summary: string;
}

/** How a run ended. */
export interface RunResult {
  /** Of the workflow. */
  readonly name: string;
  readonly conclusion: Result;
  readonly jobs: readonly JobResult[];
  /** Of a called workflow. */
  readonly outputs: Readonly<Record<string, string>>;
}

/** The workflow can't be run here: a mistake in it, or something that this runner doesn't do. */
export class CannotRun extends Error {
  override readonly name = 'CannotRun';
}

/** A mapping of a workflow or an `action.yml`. */
export type Yaml = Readonly<Record<string, unknown>>;
