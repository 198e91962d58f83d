import { connect } from '../container/connect.ts';
import { type BuiltImage, buildImage } from '../image/build.ts';
import { chooseVariant } from '../image/variant.ts';
import type { Ports } from '../ports.ts';

export interface BuildInputs {
  variant?: string | undefined;
  force?: boolean | undefined;
}

/** Builds the image of a variant locally; see `buildImage`. */
export async function run(inputs: BuildInputs, ports: Ports): Promise<BuiltImage> {
  const variant = chooseVariant(inputs.variant, ports.env);
  const engine = await connect(ports.env);
  return buildImage(engine, { variant, force: inputs.force ?? false }, ports);
}
