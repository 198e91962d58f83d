import { run } from '../../commands/prune-images.ts';
import type { Ports } from '../../ports.ts';
import { prunedLines } from '../../report/releases.ts';
import { type ActionResult, runAction } from '../action.ts';
import { switchInput } from '../inputs.ts';

void runAction(pruneImages);

async function pruneImages(ports: Ports): Promise<ActionResult> {
  const dryRun = switchInput('dry-run', false);
  const pruned = await run({ dryRun }, ports);
  for (const line of prunedLines(pruned, dryRun)) ports.log.info(line);
  return { outputs: { removed: String(pruned.removed.length) } };
}
