import { run, testedDigests } from '../../commands/promote-images.ts';
import { promoteView } from '../../commands/promote-view.ts';
import type { Ports } from '../../ports.ts';
import { renderMarkdown } from '../../report/markdown.ts';
import { type ActionResult, runAction } from '../action.ts';
import { requiredInput, textInput } from '../inputs.ts';

void runAction(promoteImages);

async function promoteImages(ports: Ports): Promise<ActionResult> {
  const tested = testedDigests(requiredInput('tested').split(/\s+/).filter(Boolean));
  const promoted = await run({ commit: textInput('commit'), tested }, ports);
  const view = promoteView(promoted);
  if (promoted.outcome === 'superseded' || promoted.repaired) ports.log.warn(view.verdict);
  else ports.log.info(view.verdict);
  return {
    outputs: { outcome: promoted.outcome, release: String(promoted.release?.number ?? '') },
    summary: renderMarkdown(view),
  };
}
