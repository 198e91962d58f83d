import path from 'node:path';
import { run } from '../../commands/build.ts';
import { VARIANTS } from '../../image/variant.ts';
import type { Ports } from '../../ports.ts';
import { builtMarkdown } from '../../report/built-image.ts';
import { type ActionResult, runAction } from '../action.ts';
import { choiceInput, switchInput, textInput } from '../inputs.ts';

void runAction(buildImage);

async function buildImage(ports: Ports): Promise<ActionResult> {
  const variant = choiceInput('variant', VARIANTS) ?? 'lite';
  const sbom = path.resolve(ports.root, textInput('sbom') ?? `reports/sbom-${variant}.cdx.json`);
  const image = await run({ variant, force: switchInput('force', false), sbom }, ports);
  return {
    outputs: {
      'image-id': image.id,
      image: image.tag,
      built: String(image.built),
      bytes: String(image.bytes),
      sbom,
    },
    summary: builtMarkdown(image),
  };
}
