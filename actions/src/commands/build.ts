import { connect } from '../container/connect.ts';
import { type BuiltImage, buildImage } from '../image/build.ts';
import type { Variant } from '../image/variant.ts';
import type { Ports } from '../ports.ts';

export interface BuildInputs {
  /** CPU_OR_GPU; by default `lite`, which builds anywhere. */
  readonly variant?: Variant | undefined;
  readonly force?: boolean | undefined;
}

/** Builds the image of a variant locally; see `buildImage`. */
export async function run(
  { variant = 'lite', force = false }: BuildInputs,
  ports: Ports,
): Promise<BuiltImage> {
  return buildImage(await connect(ports.env), { variant, force }, ports);
}
