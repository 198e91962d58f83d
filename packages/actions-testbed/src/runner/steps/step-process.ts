import { mkdtemp } from 'node:fs/promises';
import path from 'node:path';
import { commandFiles, readCommandFiles, type Written } from './command-files.ts';
import { githubVariables } from '../contexts/github-context.ts';
import type { JobLog } from '../log.ts';
import { runProgram } from './process.ts';
import type { Result, RunOptions, StepResult, Yaml } from '../types.ts';

/** What the steps of a job share. */
export interface JobState {
  readonly options: RunOptions;
  readonly contexts: Readonly<Record<string, unknown>>;
  /** The variables of the workflow, the job and GITHUB_ENV. */
  readonly env: Record<string, string>;
  readonly log: JobLog;
  readonly signal: AbortSignal;
  /** The folder with `workspace`, `temp` and the files of each step. */
  readonly folder: string;
  readonly defaults: Yaml;
  readonly paths: string[];
  readonly posts: Post[];
  readonly summary: string[];
}

/** A step that runs at the end of the job. */
export interface Post {
  readonly name: string;
  readonly if: unknown;
  readonly run: (signal: AbortSignal) => Promise<void>;
}

/** The steps of a job, or of one composite action. */
export interface Scope {
  readonly inputs: Yaml;
  /** Variables of this scope only: the `env` of a composite action's caller. */
  readonly env: Readonly<Record<string, string>>;
  readonly steps: Record<string, { outputs: Yaml; outcome: Result; conclusion: Result }>;
  readonly actionPath?: string;
  failed: boolean;
}

/** A step while it runs. */
export interface Running {
  readonly state: JobState;
  readonly step: Yaml;
  readonly scope: Scope;
  readonly contexts: Readonly<Record<string, unknown>>;
  readonly env: Readonly<Record<string, string>>;
  readonly signal: AbortSignal;
  readonly name: string;
  readonly outputs: Record<string, string>;
  /** For the steps of a composite action. */
  readonly runSteps: (
    state: JobState,
    steps: readonly Yaml[],
    scope: Scope,
    within: readonly string[],
  ) => Promise<StepResult[]>;
}

/** The folder that a checkout fills. */
export function workspaceOf(state: JobState): string {
  return path.join(state.folder, 'workspace');
}

/**
 * Runs a program with a step's variables and files, and takes over what it wrote to them. Returns that
 * and its exit code.
 */
export async function runAsStep(
  { state, contexts, env, signal, outputs }: Running,
  program: { command: string; args: readonly string[]; cwd: string },
  extra: Readonly<Record<string, string>>,
): Promise<{ code: number; written: Written }> {
  const files = await commandFiles(await mkdtemp(path.join(state.folder, 'files-')));
  const code = await runProgram(
    { ...program, env: { ...variables({ state, contexts, env }), ...extra, ...files } },
    (line) => void state.log.take(line),
    signal,
    state.options.graceMs,
  );
  const written = await readCommandFiles(files);
  for (const name of written.refused) {
    state.log.take(`::error::Can't store ${name} output parameter using '$GITHUB_ENV' command.`);
  }
  Object.assign(state.env, written.env);
  state.paths.unshift(...written.paths);
  Object.assign(outputs, written.outputs);
  const bytes = Buffer.byteLength(written.summary);
  if (bytes > SUMMARY_LIMIT) state.log.take(`::error::${tooLong(bytes)}`);
  else if (bytes > 0) state.summary.push(written.summary);
  return { code, written };
}

/** The longest summary of a step, in bytes (`CreateStepSummaryCommand` of the runner). */
const SUMMARY_LIMIT = 1024 * 1024;

function tooLong(bytes: number): string {
  const [most, got] = [SUMMARY_LIMIT, bytes].map((size) => Math.floor(size / 1024));
  return `$GITHUB_STEP_SUMMARY upload aborted, supports content up to a size of ${most}k, got ${got}k.`;
}

/** Fails the step for any exit code but 0. */
export function mustSucceed(code: number): void {
  if (code !== 0) throw new Error(`Process completed with exit code ${code}.`);
}

/** GITHUB_* and RUNNER_* can't be overwritten: the runner sets them after everything that a workflow sets. */
function variables({ state, contexts, env }: Pick<Running, 'state' | 'contexts' | 'env'>) {
  const temporary = path.join(state.folder, 'temp');
  return {
    CI: 'true',
    HOME: process.env['HOME'] ?? temporary,
    ...state.options.env,
    ...state.env,
    ...env,
    ...githubVariables(contexts['github'] as Yaml),
    GITHUB_ACTIONS: 'true',
    RUNNER_OS: 'Linux',
    RUNNER_ARCH: 'X64',
    RUNNER_TEMP: temporary,
    RUNNER_TOOL_CACHE: temporary,
    PATH: [
      ...state.paths,
      env['PATH'] ?? state.env['PATH'] ?? state.options.env?.['PATH'] ?? process.env['PATH'] ?? '',
    ].join(':'),
  };
}
