import { randomUUID } from 'node:crypto';
import { mkdir, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { onTestFinished } from 'vitest';
import type { RunOptions, RunResult } from '../../harness/runner/types.ts';
import { runWorkflow } from '../../harness/runner/workflow.ts';

const LOGS = path.resolve(import.meta.dirname, '../../../.cache/test-logs');

/** Runs a workflow. Where the test fails, the log of the run is kept, and said where. */
export async function runLogged(options: RunOptions): Promise<RunResult> {
  const result = await runWorkflow(options);
  const name = path.basename(options.workflow, '.yml');
  const file = path.join(LOGS, `${name}-${randomUUID().slice(0, 8)}.log`);
  await mkdir(LOGS, { recursive: true });
  await writeFile(file, logText(result));
  onTestFinished(async ({ task }) => {
    if (task.result?.state === 'fail') process.stderr.write(`The log of ${name}: ${file}\n`);
    else await rm(file);
  });
  return result;
}

function logText({ jobs }: RunResult): string {
  return jobs
    .map(({ id, matrix, result, log }) => {
      const which = Object.keys(matrix).length === 0 ? '' : ` ${JSON.stringify(matrix)}`;
      return `== ${id}${which}: ${result} ==\n${log}\n`;
    })
    .join('\n');
}
