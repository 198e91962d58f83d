import path from 'node:path';
import { run } from '../../commands/comment-report.ts';
import type { Ports } from '../../ports.ts';
import { type ActionResult, runAction } from '../action.ts';
import { endedRun } from '../event.ts';
import { requiredInput } from '../inputs.ts';

void runAction(commentReport);

async function commentReport(ports: Ports): Promise<ActionResult> {
  const reports = path.resolve(ports.root, requiredInput('reports'));
  const { head, conclusion, url } = await endedRun(ports.env);
  const { outcome, pull } = await run({ reports, head, conclusion, runUrl: url }, ports);
  ports.log.info(
    pull === undefined ? 'no open pull request has this head' : `#${pull}: ${outcome}`,
  );
  return { outputs: { outcome, 'pull-request': String(pull ?? '') } };
}
