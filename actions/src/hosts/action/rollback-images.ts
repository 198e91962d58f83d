import { run } from '../../commands/rollback.ts';
import type { Ports } from '../../ports.ts';
import { releaseMarkdown, rollbackLine } from '../../report/releases.ts';
import { type ActionResult, runAction } from '../action.ts';
import { requiredInput } from '../inputs.ts';

void runAction(rollbackImages);

async function rollbackImages(ports: Ports): Promise<ActionResult> {
  const result = await run({ release: requiredInput('release') }, ports);
  const line = rollbackLine(result);
  ports.log.info(line);
  return {
    outputs: { release: String(result.release?.number ?? ''), moved: String(result.moved) },
    summary: releaseMarkdown(line, result.release),
  };
}
