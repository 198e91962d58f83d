import { run, testedDigests } from '../../commands/promote-images.ts';
import type { Ports } from '../../ports.ts';
import { promotionLine, releaseMarkdown } from '../../report/releases.ts';
import { type ActionResult, runAction } from '../action.ts';
import { requiredInput, textInput } from '../inputs.ts';

void runAction(promoteImages);

async function promoteImages(ports: Ports): Promise<ActionResult> {
  const tested = testedDigests(requiredInput('tested').split(/\s+/).filter(Boolean));
  const promoted = await run({ commit: textInput('commit'), tested }, ports);
  const line = promotionLine(promoted);
  if (promoted.outcome === 'superseded' || promoted.repaired) ports.log.warn(line);
  else ports.log.info(line);
  return {
    outputs: { outcome: promoted.outcome, release: String(promoted.release?.number ?? '') },
    summary: releaseMarkdown(line, promoted.release),
  };
}
