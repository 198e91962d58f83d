import path from 'node:path';
import { run } from '../../commands/build.ts';
import { buildReport } from '../../commands/build-report.ts';
import { buildView } from '../../commands/build-view.ts';
import { VARIANTS } from '../../image/variant.ts';
import type { Ports } from '../../ports.ts';
import { annotationsOf } from '../../report/annotations.ts';
import { renderMarkdown } from '../../report/markdown.ts';
import { type ActionResult, runAction } from '../action.ts';
import { attempt, failureOf } from '../attempt.ts';
import { choiceInput, switchInput, textInput } from '../inputs.ts';
import { writeReport } from '../../commands/write-report.ts';

void runAction(buildImage);

async function buildImage(ports: Ports): Promise<ActionResult> {
  const variant = choiceInput('variant', VARIANTS) ?? 'lite';
  const sbom = path.resolve(ports.root, textInput('sbom') ?? `reports/sbom-${variant}.cdx.json`);
  const report = path.resolve(ports.root, textInput('report') ?? `reports/build-${variant}.json`);
  const inputs = { variant, force: switchInput('force', false), sbom };
  const {
    value: image,
    failure: stopped,
    findings,
    warnings,
  } = await attempt(ports, (all) => run(inputs, all));
  const failure = image?.problem === undefined ? stopped : failureOf(image.problem, ports.log);
  await writeReport(report, buildReport(variant, { image, failure, warnings }));
  return {
    outputs: {
      'image-id': image?.id ?? '',
      image: image?.tag ?? '',
      built: String(image?.built ?? false),
      bytes: String(image?.bytes ?? ''),
      sbom: image === undefined ? '' : sbom,
      report,
    },
    summary: renderMarkdown(buildView(variant, { image, failure, warnings }, findings)),
    annotations: annotationsOf(findings),
    ...(failure && { failure }),
  };
}
