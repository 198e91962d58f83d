import type { JobClaims } from '../identity/claims.ts';
import type { ConcurrencyGroups } from './plan/concurrency-groups.ts';
import type { Annotation } from './log.ts';
import type { Combination } from './plan/matrix.ts';

/** Everything that a run of a workflow needs to know. */
export interface RunOptions {
  /** Folder of the repository, from which the workflow and its `$/` actions are read. */
  readonly source: string;
  /** Path of the workflow file in it. */
  readonly workflow: string;
  /** The repository of the workflow file, if it is called from another one. */
  readonly calledFrom?: { readonly repository: string; readonly ref: string };
  readonly event: { readonly name: string; readonly payload: Readonly<Record<string, unknown>> };
  /** Entries of the `github` context that differ from the defaults, such as `ref`, `sha` and `api_url`. */
  readonly github?: Readonly<Record<string, unknown>>;
  readonly inputs?: Readonly<Record<string, unknown>>;
  readonly secrets?: Readonly<Record<string, string>>;
  readonly vars?: Readonly<Record<string, string>>;
  /** Variables of every process, in addition to this machine's PATH and HOME. */
  readonly env?: Readonly<Record<string, string>>;
  /** Variables that actions get and scripts don't, such as `ACTIONS_RESULTS_URL`, for each job. */
  readonly services?: (job: JobOfRun) => Readonly<Record<string, string>>;
  /**
   * Folder with the actions of other repositories, in the runner's own layout:
   * `<owner>/<name>/<ref>`, each with the real source. Nothing is downloaded.
   */
  readonly actions?: string;
  /** Gives a job its token, with the permissions that it asks for. */
  readonly issueToken?: (permissions: Readonly<Record<string, string>>) => string;
  /** Gives a job with `id-token: write` the variables it needs to prove its identity. */
  readonly identify?: (claims: JobClaims) => Readonly<Record<string, string>>;
  /** How long a minute of `timeout-minutes` lasts, in ms; 60,000 by default. */
  readonly minuteMs?: number;
  /**
   * Aborting it works like the cancel button: the running step gets SIGINT, SIGTERM and SIGKILL, anything
   * with `always()` or `cancelled()` still runs, and the conclusion is cancelled.
   */
  readonly signal?: AbortSignal;
  /** The repository's groups: runs that share them wait for each other. By default, a run has its own. */
  readonly concurrency?: ConcurrencyGroups;
  /** Groups that the run already holds, for its jobs and called workflows. */
  readonly held?: readonly string[];
  /** How long a cancelled step has after SIGINT, in ms; a third of it after SIGTERM. 7,500 by default. */
  readonly graceMs?: number;
  /** Called with each masked line of a log as it arrives. */
  readonly onLine?: (line: string, job: string) => void;
}

/** A job of a run, as GitHub's services identify it. */
export interface JobOfRun {
  readonly run: string;
  readonly attempt: number;
  readonly job: string;
}

/** GitHub's words for how a step, a job or a run ended. */
export type Result = 'success' | 'failure' | 'cancelled' | 'skipped';

/** How a step ended. */
export interface StepResult {
  readonly name: string;
  readonly id: string | undefined;
  /** The result of the step itself. */
  readonly outcome: Result;
  /** Its result after `continue-on-error`. */
  readonly conclusion: Result;
  readonly outputs: Readonly<Record<string, string>>;
}

/** How a job ended, once for each combination of its matrix. */
export interface JobResult {
  readonly id: string;
  /** The name that GitHub shows: `name:`, or the id with the values of its matrix. */
  readonly name: string;
  readonly matrix: Combination;
  readonly result: Result;
  /** Failed with `continue-on-error`: its run and the jobs that need it treat it as a success. */
  readonly forgiven: boolean;
  readonly outputs: Readonly<Record<string, string>>;
  readonly steps: readonly StepResult[];
  readonly annotations: readonly Annotation[];
  readonly log: string;
  /** The Markdown of all its steps. */
  readonly summary: string;
}

/** How a run ended. */
export interface RunResult {
  /** The workflow's name. */
  readonly name: string;
  readonly conclusion: Result;
  readonly jobs: readonly JobResult[];
  /** The outputs of a called workflow. */
  readonly outputs: Readonly<Record<string, string>>;
}

/** The workflow can't run here: it has a mistake, or needs something that this runner doesn't do. */
export class CannotRun extends Error {
  override readonly name = 'CannotRun';
}

/** A mapping of a workflow or an `action.yml`. */
export type Yaml = Readonly<Record<string, unknown>>;
