import path from 'node:path';
import { run } from '../../commands/test-image.ts';
import { VARIANTS } from '../../image/variant.ts';
import type { Ports } from '../../ports.ts';
import { checkCounts, checkMarkdown } from '../../report/image-checks.ts';
import { type ActionResult, runAction } from '../action.ts';
import { choiceInput, switchInput, textInput } from '../inputs.ts';

void runAction(testImage);

async function testImage(ports: Ports): Promise<ActionResult> {
  const variant = choiceInput('variant', VARIANTS) ?? 'lite';
  const junit = path.resolve(ports.root, textInput('junit') ?? `reports/image-${variant}.xml`);
  const { id, checks } = await run(
    { variant, image: textInput('image'), junit, skipGpu: switchInput('skip-gpu', false) },
    ports,
  );
  const failed = checks.filter(({ status }) => status === 'failed');
  const first = failed.slice(0, 5).map(({ name, detail }) => `\n${name}: ${detail}`);
  return {
    outputs: { 'image-id': id, junit, failed: String(failed.length) },
    summary: checkMarkdown(`Tests of the ${variant} image`, checks),
    ...(failed.length > 0 && {
      failure: {
        message: `the ${variant} image: ${checkCounts(checks)}${first.join('')}`,
        next: `npx vsc build --variant ${variant} && npx vsc test-image --variant ${variant}`,
      },
    }),
  };
}
