import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { parse } from 'yaml';
import { inTurn } from './plan/concurrency.ts';
import {
  coerce,
  condition,
  type Contexts,
  interpolateAll,
  interpolateTexts,
} from './contexts/expression.ts';
import { githubContext } from './contexts/github-context.ts';
import { calledWorkflow, callInputs, refuseMoreRights } from './called-workflow.ts';
import { runJob } from './job.ts';
import { combinations, whyEmpty } from './plan/matrix.ts';
import { ancestors, inOrder, needsOf } from './plan/needs.ts';
import { refuseInvalid } from './plan/parser.ts';
import { withRightsOfEvent } from './plan/rights.ts';
import {
  type JobResult,
  type Result,
  type RunOptions,
  type RunResult,
  type Yaml,
} from './types.ts';

/**
 * Runs a workflow file, one job after another in the order of `needs`, and each combination of a matrix in
 * turn. Whether the event starts the workflow at all is decided by `plan/trigger.ts`.
 */
export async function runWorkflow(given: RunOptions): Promise<RunResult> {
  const options = withRightsOfEvent(given);
  const file = path.join(options.source, options.workflow);
  const text = await readFile(file, 'utf8');
  // GitHub only finds workflows there; in other folders, a part of one can be tried.
  if (options.workflow.startsWith('.github/workflows/')) {
    await refuseInvalid(options.workflow, text, options);
  }
  const workflow = parse(text) as Yaml;
  const github = githubContext(options, workflow);
  const shared = { github, inputs: options.inputs ?? {}, vars: options.vars ?? {} };
  return inTurn(
    { options, concurrency: workflow['concurrency'], contexts: shared },
    (mine) => runJobs(mine, workflow, shared),
    {
      name: coerce(workflow['name'] ?? options.workflow),
      conclusion: 'cancelled',
      jobs: Object.entries(jobsOf(workflow)).map(([id, job]) => notRun(id, job, 'cancelled')),
      outputs: {},
    },
  );
}

function jobsOf(workflow: Yaml): Readonly<Record<string, Yaml>> {
  return workflow['jobs'] as Readonly<Record<string, Yaml>>;
}

async function runJobs(options: RunOptions, workflow: Yaml, shared: Contexts): Promise<RunResult> {
  const jobs = jobsOf(workflow);
  const done: JobResult[] = [];
  const needs = new Map<string, { result: Result; outputs: Record<string, string> }>();
  for (const id of inOrder(jobs)) {
    const job = jobs[id] ?? {};
    const needed = Object.fromEntries(
      needsOf(job).map((name) => [name, needs.get(name) ?? { result: 'skipped', outputs: {} }]),
    );
    const contexts = { ...shared, needs: needed };
    const results = [...ancestors(jobs, id)].map((name) => needs.get(name)?.result);
    const status = {
      failed: results.some((result) => result === 'failure' || result === 'cancelled'),
      cancelled: options.signal?.aborted === true,
    };
    // The jobs that need a skipped job are skipped too, unless their condition calls a status function.
    const held =
      results.includes('skipped') && !/\b(?:always|failure|cancelled)\s*\(/.test(coerce(job['if']));
    const outlivesCancel =
      !held && condition(job['if'], contexts, { failed: status.failed, cancelled: true });
    const skipped = held || !condition(job['if'], contexts, status);
    const ended = skipped
      ? [notRun(id, job)]
      : await runCombinations(options, workflow, { id, job, outlivesCancel }, contexts);
    done.push(...ended);
    needs.set(id, {
      result: worst(ended.map((one) => (one.forgiven ? 'success' : one.result))),
      outputs: Object.assign({}, ...ended.map(({ outputs }) => outputs)) as Record<string, string>,
    });
  }
  const declared = (workflow['on'] as Yaml | undefined)?.['workflow_call'] as Yaml | undefined;
  const values = Object.entries((declared?.['outputs'] ?? {}) as Record<string, Yaml>);
  const contexts = { ...shared, jobs: Object.fromEntries(needs) };
  return {
    name: coerce(workflow['name'] ?? options.workflow),
    conclusion:
      options.signal?.aborted === true
        ? 'cancelled'
        : worst([...needs.values()].map(({ result }) => result)),
    jobs: done,
    outputs: interpolateTexts(
      Object.fromEntries(values.map(([name, { value }]) => [name, value])),
      contexts,
    ),
  };
}

async function runCombinations(
  options: RunOptions,
  workflow: Yaml,
  { id, job, outlivesCancel }: { id: string; job: Yaml; outlivesCancel: boolean },
  contexts: Contexts,
): Promise<JobResult[]> {
  const strategy = (job['strategy'] ?? {}) as Yaml;
  const given = interpolateAll(strategy['matrix'], contexts);
  const refusal = whyEmpty(given);
  if (refusal !== undefined) {
    const message = `Error when evaluating 'strategy' for job '${id}'. ${options.workflow}: ${refusal}`;
    const annotations = [{ level: 'error', message, properties: {} } as const];
    return [{ ...notRun(id, job, 'failure'), annotations, log: `error: ${message}` }];
  }
  const rows = combinations(given);
  const failFast = interpolateAll(strategy['fail-fast'] ?? true, contexts) === true;
  const results: JobResult[] = [];
  for (const [index, matrix] of rows.entries()) {
    const about = { 'fail-fast': failFast, 'job-index': index, 'job-total': rows.length };
    const all = { ...contexts, matrix, strategy: about };
    const cancelled = options.signal?.aborted === true && !outlivesCancel;
    if (
      cancelled ||
      (failFast && results.some(({ result, forgiven }) => result === 'failure' && !forgiven))
    ) {
      results.push({ ...notRun(id, job, 'cancelled'), matrix });
    } else {
      const plan = { workflow, id, job, matrix, contexts: all, outlivesCancel };
      const ended = await inTurn<JobResult[]>(
        { options, concurrency: job['concurrency'], contexts: all },
        async (mine) =>
          typeof job['uses'] === 'string'
            ? call(mine, workflow, { id, job }, all)
            : [await runJob({ ...plan, options: mine })],
        [{ ...notRun(id, job, 'cancelled'), matrix }],
      );
      results.push(...ended);
    }
  }
  return results;
}

/** Runs a job that calls a workflow; the called jobs are named `<caller> / <job>`. */
async function call(
  options: RunOptions,
  caller: Yaml,
  { id, job }: { id: string; job: Yaml },
  contexts: Contexts,
) {
  const called = calledWorkflow(coerce(job['uses']), options);
  await refuseMoreRights({ id, caller, job }, called);
  // The `github` context of a called workflow is the caller's.
  const { workflow, workflow_ref } = contexts['github'] as Record<string, string>;
  const run = await runWorkflow({
    ...options,
    ...called,
    github: { ...options.github, workflow, workflow_ref },
    inputs: await callInputs(called, interpolateAll(job['with'] ?? {}, contexts) as Yaml),
    secrets:
      job['secrets'] === 'inherit'
        ? (options.secrets ?? {})
        : interpolateTexts(job['secrets'], { ...contexts, secrets: options.secrets ?? {} }),
  });
  const inner = run.jobs.map((one) => ({
    ...one,
    id: `${id} / ${one.id}`,
    name: `${coerce(interpolateAll(job['name'] ?? id, contexts))} / ${one.name}`,
    outputs: run.outputs,
  }));
  return inner.length > 0 ? inner : [notRun(id, job)];
}

/** The result of a job that never started: GitHub shows its `name:` as it is written. */
function notRun(id: string, job: Yaml, result: Result = 'skipped'): JobResult {
  const nothing = {
    outputs: {},
    steps: [],
    annotations: [],
    log: '',
    summary: '',
    forgiven: false,
  };
  return { id, name: coerce(job['name'] ?? id), matrix: {}, result, ...nothing };
}

/** The worst of many results. */
function worst(results: readonly Result[]): Result {
  for (const result of ['failure', 'cancelled', 'success'] as const) {
    if (results.includes(result)) return result;
  }
  return 'skipped';
}
