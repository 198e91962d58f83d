import path from 'node:path';
import { run } from '../../commands/propose-changes.ts';
import type { Ports } from '../../ports.ts';
import { markdownProse } from '../../report/markdown-text.ts';
import { type ActionResult, runAction } from '../action.ts';
import { ownBranch } from '../event.ts';
import { linesInput, requiredInput } from '../inputs.ts';

void runAction(proposeChanges);

async function proposeChanges(ports: Ports): Promise<ActionResult> {
  const inputs = {
    folder: path.resolve(ports.root, requiredInput('folder')),
    files: linesInput('files'),
    branch: requiredInput('branch'),
    title: requiredInput('title'),
    body: path.resolve(ports.root, requiredInput('body')),
    base: ownBranch(ports.env),
  };
  const { outcome, pull } = await run(inputs, ports);
  const needless = `nothing to propose: ${inputs.base.branch} has these files already`;
  const told =
    outcome === 'none'
      ? needless
      : outcome === 'closed'
        ? `${needless}; pull request #${pull} is closed`
        : `pull request #${pull}: ${outcome}`;
  ports.log.info(told);
  return {
    outputs: { outcome, 'pull-request': String(pull ?? '') },
    summary: `${markdownProse(told)}\n`,
  };
}
