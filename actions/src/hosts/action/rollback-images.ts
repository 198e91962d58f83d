import { run } from '../../commands/rollback.ts';
import { rollbackView } from '../../commands/rollback-view.ts';
import type { Ports } from '../../ports.ts';
import { renderMarkdown } from '../../report/markdown.ts';
import { type ActionResult, runAction } from '../action.ts';
import { requiredInput } from '../inputs.ts';

void runAction(rollbackImages);

async function rollbackImages(ports: Ports): Promise<ActionResult> {
  const result = await run({ release: requiredInput('release') }, ports);
  const view = rollbackView(result);
  ports.log.info(view.verdict);
  return {
    outputs: { release: String(result.release?.number ?? ''), moved: String(result.moved) },
    summary: renderMarkdown(view),
  };
}
