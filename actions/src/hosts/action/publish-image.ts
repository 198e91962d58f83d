import path from 'node:path';
import { run } from '../../commands/publish-image.ts';
import { publishView } from '../../commands/publish-view.ts';
import { IMAGE_NAME } from '../../container/local-images.ts';
import type { Ports } from '../../ports.ts';
import { renderMarkdown } from '../../report/markdown.ts';
import { type ActionResult, runAction } from '../action.ts';
import { requiredInput, textInput } from '../inputs.ts';

void runAction(publishImage);

async function publishImage(ports: Ports): Promise<ActionResult> {
  const variant = requiredInput('variant');
  const sbom = textInput('sbom');
  const published = await run(
    {
      variant,
      image: textInput('image') ?? `${IMAGE_NAME}:${variant}-local`,
      tested: requiredInput('tested'),
      commit: textInput('commit'),
      sbom: sbom === undefined ? undefined : path.resolve(ports.root, sbom),
    },
    ports,
  );
  const { digest, name, reference, already } = published;
  return {
    outputs: { digest, name, reference, already: String(already) },
    summary: renderMarkdown(publishView(published)),
  };
}
