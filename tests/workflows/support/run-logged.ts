import { type RunOptions, type RunResult, runWorkflow } from 'actions-testbed';
import { randomUUID } from 'node:crypto';
import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { imagesOfTests } from '../../support/images/images-of-tests.ts';
import { TEST_LOGS } from '../../support/test-logs.ts';

/** Runs a workflow, and leaves the log of its jobs in a file of its own. */
export async function runLogged(options: RunOptions): Promise<RunResult> {
  const env = { ...imagesOfTests(), ...options.env };
  const result = await runWorkflow({ ...options, env });
  const name = path.basename(options.workflow, '.yml');
  await mkdir(TEST_LOGS, { recursive: true });
  const file = path.join(TEST_LOGS, `${name}-${result.conclusion}-${randomUUID().slice(0, 8)}.log`);
  await writeFile(file, logText(result));
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
