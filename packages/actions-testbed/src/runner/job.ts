import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { claimsOf } from '../identity/claims.ts';
import { coerce, type Contexts, interpolateAll, interpolateTexts } from './contexts/expression.ts';
import { JobLog } from './log.ts';
import type { Combination } from './plan/matrix.ts';
import type { JobState } from './steps/step-process.ts';
import { runPosts, runSteps } from './steps/steps.ts';
import { CannotRun, type JobResult, type RunOptions, type Yaml } from './types.ts';

/** One job, or one combination of its matrix, to run. */
export interface JobPlan {
  readonly options: RunOptions;
  readonly workflow: Yaml;
  readonly id: string;
  readonly job: Yaml;
  readonly matrix: Combination;
  readonly contexts: Contexts;
  /** Whether its `if` lets it go on when the run is cancelled. */
  readonly outlivesCancel: boolean;
}

/** Runs one job in a workspace of its own, which is removed afterwards. */
export async function runJob(plan: JobPlan): Promise<JobResult> {
  const { options, workflow, id, job, matrix } = plan;
  for (const part of ['container', 'services'].filter((name) => name in job)) {
    throw new CannotRun(`the job ${id} has ${part}, which this runner doesn't do`);
  }
  const folder = await mkdtemp(path.join(tmpdir(), 'job-'));
  const cancel = new AbortController();
  const onCancel = () => cancel.abort();
  if (!plan.outlivesCancel) {
    options.signal?.addEventListener('abort', onCancel, { once: true });
    if (options.signal?.aborted === true) onCancel();
  }
  const state = await jobState(plan, folder, cancel.signal);
  const minutes = Number(interpolateAll(job['timeout-minutes'] ?? 360, plan.contexts));
  const timer = setTimeout(
    () => {
      state.log.take(
        `::error::The job has exceeded the maximum execution time of ${minutes} minutes.`,
      );
      cancel.abort();
    },
    Math.min(minutes * (options.minuteMs ?? 60_000), 2 ** 31 - 1),
  );
  try {
    const scope = { inputs: options.inputs ?? {}, env: {}, steps: {}, failed: false };
    const steps = await runSteps(state, (job['steps'] ?? []) as Yaml[], scope, []);
    await runPosts(state, scope);
    const failed = scope.failed ? 'failure' : 'success';
    const contexts = { ...state.contexts, steps: scope.steps, env: state.env };
    return {
      id,
      name: nameOf(id, job, plan.contexts),
      matrix,
      result: cancel.signal.aborted ? 'cancelled' : failed,
      forgiven:
        scope.failed && interpolateAll(job['continue-on-error'] ?? false, plan.contexts) === true,
      outputs: kept(interpolateTexts(job['outputs'], contexts), state.log),
      steps,
      annotations: state.log.annotations,
      log: state.log.lines.join('\n'),
      summary: state.summary.map((text) => state.log.masked(text)).join('\n'),
    };
  } finally {
    clearTimeout(timer);
    options.signal?.removeEventListener('abort', onCancel);
    await rm(folder, { recursive: true, force: true });
  }

  async function jobState(of: JobPlan, top: string, signal: AbortSignal): Promise<JobState> {
    const workspace = path.join(top, 'workspace');
    const temporary = path.join(top, 'temp');
    await mkdir(workspace);
    await mkdir(temporary);
    const event = path.join(top, 'event.json');
    await writeFile(event, JSON.stringify(options.event.payload));
    const log = new JobLog((line) => options.onLine?.(line, id));
    const permissions = permissionsOf(workflow, job);
    const token = options.issueToken?.(permissions) ?? '';
    for (const secret of [token, ...Object.values(options.secrets ?? {})]) log.mask(secret);
    const github = {
      ...(of.contexts['github'] as Yaml),
      token,
      workspace,
      job: id,
      event_path: event,
    };
    const runner = {
      os: 'Linux',
      arch: 'X64',
      name: 'test',
      temp: temporary,
      tool_cache: temporary,
    };
    const secrets = { ...options.secrets, GITHUB_TOKEN: token };
    const contexts = { ...of.contexts, github, runner, secrets };
    const { workflow: file, calledFrom } = options;
    const environment = environmentOf(job, contexts);
    const claims = claimsOf(github, { environment, workflow: file, calledFrom });
    const env = {
      ...(permissions['id-token'] === 'write' && options.identify?.(claims)),
      ...interpolateTexts(workflow['env'], contexts),
      ...interpolateTexts(job['env'], contexts),
    };
    const defaults = [workflow, job].map((one) => ((one['defaults'] ?? {}) as Yaml)['run'] ?? {});
    return {
      options,
      contexts,
      env,
      log,
      signal,
      folder: top,
      defaults: Object.assign({}, ...defaults) as Yaml,
      paths: [],
      posts: [],
      summary: [],
    };
  }
}

/** The name that GitHub shows for a job. */
function nameOf(id: string, job: Yaml, contexts: Contexts): string {
  if (job['name'] !== undefined) return coerce(interpolateAll(job['name'], contexts));
  const values = Object.values(contexts['matrix'] as Combination).map(coerce);
  return values.length === 0 ? id : `${id} (${values.join(', ')})`;
}

/** The name of the environment that the job runs in. */
function environmentOf(job: Yaml, contexts: Contexts): string | undefined {
  const given = job['environment'] as string | Yaml | undefined;
  const name = typeof given === 'object' ? given['name'] : given;
  return name === undefined ? undefined : coerce(interpolateAll(name, contexts));
}

/** The permissions that a job asks for: its own list replaces the workflow's. */
export function permissionsOf(workflow: Yaml, job: Yaml): Record<string, string> {
  const asked = job['permissions'] ?? workflow['permissions'];
  if (typeof asked === 'string') throw new CannotRun(`permissions: ${asked}: name each permission`);
  const entries = Object.entries((asked ?? {}) as Yaml);
  return Object.fromEntries(entries.map(([scope, level]) => [scope, coerce(level)]));
}

/**
 * The runner drops outputs of a job that contain a secret, and empty ones, so each job of a matrix can
 * set a different one.
 */
function kept(outputs: Record<string, string>, log: JobLog): Record<string, string> {
  const entries = Object.entries(outputs).filter(([name, value]) => {
    if (!log.isSecret(value)) return value !== '';
    log.take(`::warning::Skip output '${name}' since it may contain secret.`);
    return false;
  });
  return Object.fromEntries(entries);
}
