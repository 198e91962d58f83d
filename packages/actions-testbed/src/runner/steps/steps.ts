import { mkdtemp, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { runAction } from './action.ts';
import {
  coerce,
  condition,
  interpolate,
  interpolateAll,
  interpolateTexts,
} from '../contexts/expression.ts';
import {
  type JobState,
  mustSucceed,
  runAsStep,
  type Running,
  type Scope,
  workspaceOf,
} from './step-process.ts';
import { CannotRun, type Result, type StepResult, type Yaml } from '../types.ts';

/** Runs steps in order; after a failure, only those whose `if` says so. */
export async function runSteps(
  state: JobState,
  steps: readonly Yaml[],
  scope: Scope,
  within: readonly string[],
): Promise<StepResult[]> {
  const results: StepResult[] = [];
  for (const step of steps) {
    const result = await runStep(state, step, scope, within);
    const { id, outputs, outcome, conclusion } = result;
    if (id !== undefined) scope.steps[id] = { outputs, outcome, conclusion };
    if (conclusion === 'failure' || conclusion === 'cancelled') scope.failed = true;
    results.push(result);
  }
  return results;
}

async function runStep(
  state: JobState,
  step: Yaml,
  scope: Scope,
  within: readonly string[],
): Promise<StepResult> {
  const label = coerce(step['name'] ?? step['uses'] ?? step['run']).split('\n')[0] ?? '';
  const name = [...within, label].join(' / ');
  const id = step['id'] === undefined ? undefined : coerce(step['id']);
  const outputs: Record<string, string> = {};
  const ended = (outcome: Result, conclusion = outcome) => ({
    name,
    id,
    outcome,
    conclusion,
    outputs,
  });
  const cancelled = state.signal.aborted;
  let contexts = contextsOf(state, scope);
  const about = { failed: scope.failed, cancelled };
  if (!condition(step['if'], contexts, about)) return ended('skipped');
  const limit = new AbortController();
  const stop = new AbortController();
  // A step goes on when the job is cancelled if its `if` says so.
  const onCancel = () => {
    const then = { failed: scope.failed, cancelled: true };
    if (!condition(step['if'], contextsOf(state, scope), then)) stop.abort();
  };
  if (!cancelled) state.signal.addEventListener('abort', onCancel, { once: true });
  const minutes = Number(interpolateAll(step['timeout-minutes'] ?? 360, contexts));
  const length = Math.min(minutes * (state.options.minuteMs ?? 60_000), 2 ** 31 - 1);
  const timer = setTimeout(() => limit.abort(), length);
  const signal = AbortSignal.any([limit.signal, stop.signal]);
  state.log.write(`> ${name}`);
  try {
    const env = { ...scope.env, ...interpolateTexts(step['env'], contexts) };
    contexts = { ...contexts, env: { ...state.env, ...env } };
    const perform = step['uses'] === undefined ? runScript : runAction;
    await perform({ state, step, scope, contexts, env, signal, name, outputs, runSteps });
    // A program may end with 0 after the SIGINT, but the step was still cancelled.
    signal.throwIfAborted();
    return ended('success');
  } catch (error) {
    if (error instanceof CannotRun) throw error;
    const late = limit.signal.aborted;
    const ending = late
      ? `The step has timed out after ${minutes} minutes.`
      : 'The operation was canceled.';
    const reason = signal.aborted ? ending : messageOf(error);
    state.log.endStep(true);
    state.log.take(`::error::${reason.replaceAll('%', '%25').replaceAll('\n', '%0A')}`);
    const outcome = signal.aborted && !late ? 'cancelled' : 'failure';
    const forgiven = interpolateAll(step['continue-on-error'] ?? false, contexts) === true;
    return ended(outcome, forgiven && outcome === 'failure' ? 'success' : outcome);
  } finally {
    clearTimeout(timer);
    state.signal.removeEventListener('abort', onCancel);
    state.log.endStep(within.length > 0);
  }
}

/** The contexts that an expression of a step sees. */
function contextsOf(state: JobState, scope: Scope): Record<string, unknown> {
  const status = scope.failed ? 'failure' : 'success';
  return {
    ...state.contexts,
    github: { ...(state.contexts['github'] as Yaml), action_path: scope.actionPath },
    env: { ...state.env, ...scope.env },
    job: { status: state.signal.aborted ? 'cancelled' : status },
    steps: scope.steps,
    inputs: scope.inputs,
  };
}

/** Shells as the runner starts them: without `shell:`, bash has no pipefail. */
const SHELLS: Readonly<Record<string, string>> = {
  '': 'bash -e {0}',
  bash: 'bash --noprofile --norc -e -o pipefail {0}',
  sh: 'sh -e {0}',
  python: 'python3 {0}',
};

async function runScript(running: Running): Promise<void> {
  const { state, step, contexts } = running;
  const shell = coerce(step['shell'] ?? state.defaults['shell'] ?? '');
  const folder = await mkdtemp(path.join(state.folder, 'script-'));
  const file = path.join(folder, 'script.sh');
  await writeFile(file, `${coerce(interpolate(coerce(step['run']), contexts))}\n`);
  const [command = '', ...args] = (SHELLS[shell] ?? shell).split(/\s+/);
  const directory = coerce(
    interpolateAll(step['working-directory'] ?? state.defaults['working-directory'], contexts),
  );
  const cwd = path.resolve(workspaceOf(state), directory);
  const program = { command, args: args.map((arg) => arg.replace('{0}', file)), cwd };
  const { code } = await runAsStep(running, program, {});
  mustSucceed(code);
}

/** Runs what steps left for the end of the job, the last one first. */
export async function runPosts(state: JobState, scope: Scope): Promise<void> {
  for (const post of state.posts.toReversed()) {
    const status = { failed: scope.failed, cancelled: state.signal.aborted };
    if (!condition(post.if ?? 'always()', contextsOf(state, scope), status)) continue;
    state.log.write(`> Post ${post.name}`);
    try {
      await post.run(new AbortController().signal);
    } catch (error) {
      if (error instanceof CannotRun) throw error;
      scope.failed = true;
      state.log.take(`::error::${messageOf(error)}`);
    } finally {
      state.log.endStep();
    }
  }
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
