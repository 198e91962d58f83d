import { run } from '../../commands/affected.ts';
import type { Ports } from '../../ports.ts';
import { type ActionResult, runAction } from '../action.ts';
import { textInput } from '../inputs.ts';

void runAction(affectedVariants);

async function affectedVariants(ports: Ports): Promise<ActionResult> {
  const { environment, variants } = await run({ base: textInput('base') }, ports);
  ports.log.info(`to solve: ${environment}; to build and run: ${variants.join(', ') || 'nothing'}`);
  return {
    outputs: { environment: String(environment), variants: JSON.stringify(variants) },
  };
}
