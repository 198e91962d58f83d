import path from 'node:path';
import { run } from '../../commands/report-issue.ts';
import type { Ports } from '../../ports.ts';
import { type ActionResult, runAction } from '../action.ts';
import { ownRunUrl } from '../event.ts';
import { requiredInput, switchInput } from '../inputs.ts';

void runAction(reportIssue);

async function reportIssue(ports: Ports): Promise<ActionResult> {
  const reports = path.resolve(ports.root, requiredInput('reports'));
  const failed = switchInput('failed', false);
  const { outcome, number } = await run({ reports, failed, runUrl: ownRunUrl(ports.env) }, ports);
  ports.log.info(`the issue: ${outcome}`);
  return { outputs: { outcome, issue: String(number ?? '') } };
}
