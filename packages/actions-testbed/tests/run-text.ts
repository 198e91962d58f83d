import { cp, mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { JobResult, RunOptions, RunResult } from '../src/runner/types.ts';
import { runWorkflow } from '../src/runner/workflow.ts';

const event = { name: 'push', payload: { head_commit: { message: 'A push' } } };

/** A new folder with the actions of the fixtures, which the test removes. */
export async function workflowFolder(): Promise<string> {
  const source = await mkdtemp(path.join(tmpdir(), 'runner-'));
  const actions = path.resolve(import.meta.dirname, 'fixtures/actions');
  await cp(actions, path.join(source, 'actions'), { recursive: true });
  return source;
}

/** Runs a workflow given as text, by default for a push. */
export async function runText(
  source: string,
  text: string,
  more: Partial<RunOptions> = {},
): Promise<RunResult> {
  const folder = await mkdtemp(path.join(source, 'workflow-'));
  const workflow = path.relative(source, path.join(folder, 'workflow.yml'));
  await writeFile(path.join(source, workflow), text);
  return runWorkflow({ source, workflow, event, ...more });
}

/** A workflow with one job of these steps. */
export const job = (steps: string, more = ''): string =>
  `on: push\njobs:\n  only:\n    runs-on: ubuntu-24.04\n${more}    steps:\n${steps}`;

/** The first job of a run. */
export function only({ jobs: [first] }: RunResult): JobResult {
  if (first === undefined) throw new Error('no job');
  return first;
}
