import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { parse } from 'yaml';
import { coerce, interpolateTexts } from '../contexts/expression.ts';
import { mustSucceed, runAsStep, type Running, workspaceOf } from './step-process.ts';
import { CannotRun, type JobOfRun, type Yaml } from '../types.ts';

/** Runs a step that `uses` an action, from its real source, whichever repository it is from. */
export async function runAction(running: Running): Promise<void> {
  const uses = coerce(running.step['uses']);
  const inputs = interpolateTexts(running.step['with'], running.contexts);
  const { options } = running.state;
  if (uses.startsWith('./'))
    return local(running, path.join(workspaceOf(running.state), uses), inputs);
  // From the running workflow's own repository, at its commit, without a checkout.
  if (uses.startsWith('$/'))
    return local(running, path.join(options.source, uses.slice(2)), inputs);
  return local(running, otherFolder(uses, options.actions), inputs);
}

/** The folder that has the source of another repository's action or workflow. */
export function otherFolder(uses: string, actions: string | undefined): string {
  const [, owner, name, within = '', ref] = /^([^/]+)\/([^/@]+)(\/[^@]+)?@(.+)$/.exec(uses) ?? [];
  if (owner === undefined || name === undefined || ref === undefined) {
    throw new CannotRun(`${uses} names no action: owner/name@ref, ./path or $/path`);
  }
  const place = path.join(owner, name, ref);
  const folder = actions === undefined ? undefined : path.join(actions, place);
  if (folder !== undefined && existsSync(folder)) return path.join(folder, within);
  throw new CannotRun(`${uses} is not on this machine: put its source at ${place} of \`actions\``);
}

interface Manifest {
  readonly inputs?: Readonly<Record<string, { readonly default?: unknown } | null>>;
  readonly outputs?: Readonly<Record<string, { readonly value?: unknown }>>;
  readonly runs: Yaml;
}

async function local(running: Running, folder: string, given: Record<string, string>) {
  const file = path.join(folder, 'action.yml');
  const text = await readFile(file, 'utf8').catch(() => {
    throw new CannotRun(`${coerce(running.step['uses'])}: no action.yml; is the checkout missing?`);
  });
  const { inputs: declared = {}, outputs = {}, runs } = parse(text) as Manifest;
  for (const name of Object.keys(given).filter((input) => !Object.hasOwn(declared, input))) {
    throw new CannotRun(`${coerce(running.step['uses'])} has no input ${name}`);
  }
  const presets = Object.entries(declared).map(([name, input]) => [name, input?.default ?? '']);
  const inputs = {
    ...interpolateTexts(Object.fromEntries(presets), { ...running.contexts, inputs: {} }),
    ...given,
  };
  if (runs['using'] === 'composite') return composite(running, folder, inputs, { outputs, runs });
  if (!/^node\d+$/.test(coerce(runs['using']))) {
    throw new CannotRun(`${file}: runs ${coerce(runs['using'])}, which this runner doesn't do`);
  }
  return node(running, folder, inputs, runs);
}

/**
 * Runs a JavaScript action: main now, and post at the end of the job, with the state that main left. Pre
 * runs right before main, whereas GitHub would run it before the first step of the job.
 */
async function node(running: Running, folder: string, inputs: Record<string, string>, runs: Yaml) {
  const { state, name } = running;
  const kept: Record<string, string> = {};
  const services = state.options.services?.(jobOf(state.contexts['github'] as Yaml));
  const start = async (script: unknown, during: Running) => {
    const args = [path.join(folder, coerce(script))];
    const program = { command: process.execPath, args, cwd: workspaceOf(state) };
    const extra = { ...services, ...inputVariables(inputs), ...kept };
    // Whatever the result, post gets what it wrote to GITHUB_STATE.
    const { code, written } = await runAsStep(during, program, extra);
    for (const [key, value] of Object.entries(written.state)) kept[`STATE_${key}`] = value;
    mustSucceed(code);
  };
  if (runs['post'] !== undefined) {
    const run = (signal: AbortSignal) => start(runs['post'], { ...running, signal });
    state.posts.push({ name, if: runs['post-if'], run });
  }
  if (runs['pre'] !== undefined) await start(runs['pre'], running);
  await start(runs['main'], running);
}

function jobOf({ run_id: run, run_attempt: attempt, job }: Yaml): JobOfRun {
  return { run: coerce(run), attempt: Number(attempt), job: coerce(job) };
}

/** The variables from which an action reads its inputs. */
export function inputVariables(inputs: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(inputs).map(([input, text]) => [
      `INPUT_${input.replaceAll(' ', '_').toUpperCase()}`,
      text,
    ]),
  );
}

async function composite(
  running: Running,
  folder: string,
  inputs: Record<string, string>,
  { outputs, runs }: Pick<Manifest, 'runs'> & { outputs: NonNullable<Manifest['outputs']> },
) {
  const { state, env, name } = running;
  const scope = { inputs, env, steps: {}, actionPath: folder, failed: false };
  const inner = { ...state, signal: running.signal };
  await running.runSteps(inner, (runs['steps'] ?? []) as Yaml[], scope, [name]);
  const values = Object.entries(outputs).map(([key, { value }]) => [key, value ?? '']);
  const contexts = { ...running.contexts, inputs, steps: scope.steps };
  Object.assign(running.outputs, interpolateTexts(Object.fromEntries(values), contexts));
  if (scope.failed) throw new Error(`${name} failed`);
}
