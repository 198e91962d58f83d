import { run } from '../../commands/prune-images.ts';
import { pruneView } from '../../commands/prune-view.ts';
import type { Ports } from '../../ports.ts';
import { renderMarkdown } from '../../report/markdown.ts';
import { renderTerminal } from '../../report/terminal.ts';
import { type ActionResult, runAction } from '../action.ts';
import { switchInput } from '../inputs.ts';

void runAction(pruneImages);

async function pruneImages(ports: Ports): Promise<ActionResult> {
  const dryRun = switchInput('dry-run', false);
  const pruned = await run({ dryRun }, ports);
  const view = pruneView(pruned, dryRun);
  ports.log.info(renderTerminal(view, { width: 100, color: true }));
  return { outputs: { removed: String(pruned.removed.length) }, summary: renderMarkdown(view) };
}
