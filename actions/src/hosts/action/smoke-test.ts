import path from 'node:path';
import { run } from '../../commands/smoke-test.ts';
import { SMOKE_NEXT, smokeProblems, smokeTestView } from '../../commands/smoke-test-view.ts';
import { VARIANTS } from '../../image/variant.ts';
import type { Ports } from '../../ports.ts';
import { renderMarkdown } from '../../report/markdown.ts';
import { type ActionResult, runAction } from '../action.ts';
import { choiceInput, switchInput, textInput } from '../inputs.ts';

void runAction(smokeTest);

async function smokeTest(ports: Ports): Promise<ActionResult> {
  const variant = choiceInput('variant', VARIANTS) ?? 'lite';
  const file = path.resolve(ports.root, textInput('report') ?? `reports/smoke-${variant}.json`);
  const skipGpu = switchInput('skip-gpu', false);
  const report = await run({ variant, image: textInput('image'), skipGpu, report: file }, ports);
  return {
    outputs: { passed: String(report.passed), report: file },
    summary: renderMarkdown(smokeTestView(report)),
    ...(!report.passed && {
      failure: {
        message: [`the ${variant} image:`, ...smokeProblems(report)].join('\n'),
        next: SMOKE_NEXT,
      },
    }),
  };
}
