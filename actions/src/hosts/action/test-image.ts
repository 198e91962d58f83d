import path from 'node:path';
import { run, type TestedImage } from '../../commands/test-image.ts';
import { testImageReport } from '../../commands/test-image-report.ts';
import { checkCounts, testImageView } from '../../commands/test-image-view.ts';
import { VARIANTS } from '../../image/variant.ts';
import type { Ports } from '../../ports.ts';
import { annotationsOf } from '../../report/annotations.ts';
import { renderMarkdown } from '../../report/markdown.ts';
import { type ActionResult, runAction } from '../action.ts';
import { attempt } from '../attempt.ts';
import { choiceInput, switchInput, textInput } from '../inputs.ts';
import { writeReport } from '../../commands/write-report.ts';

void runAction(testImage);

async function testImage(ports: Ports): Promise<ActionResult> {
  const variant = choiceInput('variant', VARIANTS) ?? 'lite';
  const junit = path.resolve(ports.root, textInput('junit') ?? `reports/image-${variant}.xml`);
  const report = path.resolve(ports.root, textInput('report') ?? `reports/test-${variant}.json`);
  const inputs = {
    variant,
    image: textInput('image'),
    junit,
    skipGpu: switchInput('skip-gpu', false),
  };
  const { value: tested, failure: stopped } = await attempt(ports, (all) => run(inputs, all));
  const failure = tested === undefined ? stopped : failureIn(tested);
  await writeReport(report, testImageReport(variant, { tested, failure }));
  return {
    outputs: {
      'image-id': tested?.id ?? '',
      junit: tested === undefined ? '' : junit,
      failed: String(tested?.checks.filter(({ status }) => status === 'failed').length ?? ''),
      report,
    },
    summary: renderMarkdown(testImageView(variant, { tested, failure })),
    annotations: annotationsOf(tested?.findings ?? []),
    ...(failure && { failure }),
  };
}

/** The failure that the first checks which failed amount to; undefined where none did. */
function failureIn({ variant, checks }: TestedImage): ActionResult['failure'] {
  const failed = checks.filter(({ status }) => status === 'failed');
  if (failed.length === 0) return undefined;
  const first = failed.slice(0, 5).map(({ name, detail }) => `\n${name}: ${detail}`);
  return {
    message: `the ${variant} image: ${checkCounts(checks)}${first.join('')}`,
    next: `npx vsc build --variant ${variant} && npx vsc test-image --variant ${variant}`,
  };
}
