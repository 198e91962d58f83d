import type { ImageInspectInfo } from 'dockerode';
import type { Engine } from '../../container/connect.ts';
import { inspectImage } from '../../container/local-images.ts';
import { UserError } from '../../errors.ts';
import { localTag, type Variant } from '../../image/variant.ts';
import type { Ports } from '../../ports.ts';
import type { ImageInputs } from '../submission/image-for.ts';

/** An image that is about to be tested. */
export interface ImageUnderTest {
  readonly variant: Variant;
  readonly reference: string;
  readonly found: ImageInspectInfo;
}

/**
 * The image to test: the given one, else the local build of the variant, and never a pulled one in
 * its place.
 *
 * @throws UserError if the engine does not have it.
 */
export async function imageUnderTest(
  engine: Engine,
  { variant = 'lite', image }: ImageInputs,
  env: Ports['env'],
): Promise<ImageUnderTest> {
  const reference = image ?? localTag(variant, env);
  const found = await inspectImage(engine, reference);
  if (found !== undefined) return { variant, reference, found };
  throw new UserError(`there is no image ${reference} here`, {
    next: `make build CPU_OR_GPU=${variant}`,
  });
}
