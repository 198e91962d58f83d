import type { ImageInspectInfo } from 'dockerode';
import type { Engine } from '../../container/connect.ts';
import { inspectImage, localImageName } from '../../container/local-images.ts';
import {
  type Competition,
  competitionOf,
  variantOf,
} from '../../environment/settings/competition.ts';
import { UserError } from '../../errors.ts';
import { localTag } from '../../image/variant.ts';
import type { Ports } from '../../ports.ts';
import type { ImageInputs } from '../submission/image-for.ts';

/** An image that is about to be tested. */
export interface ImageUnderTest {
  readonly variant: ReturnType<typeof variantOf>;
  readonly competition: Competition;
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
  { variant: named, image }: ImageInputs,
  { root, env }: Pick<Ports, 'root' | 'env'>,
): Promise<ImageUnderTest> {
  const competition = await competitionOf(root);
  const variant = variantOf(competition, named);
  const reference = image ?? localTag(localImageName(competition.image, env), variant.name);
  const found = await inspectImage(engine, reference);
  if (found !== undefined) return { variant, competition, reference, found };
  throw new UserError(`there is no image ${reference} here`, {
    next: `make build CPU_OR_GPU=${variant.name}`,
  });
}

/**
 * The variant that CPU_OR_GPU names, else the competition's first.
 *
 * @throws UserError if there is no such variant.
 */
export async function builtVariant(
  named: string | undefined,
  { root }: Pick<Ports, 'root'>,
): Promise<string> {
  return variantOf(await competitionOf(root), named).name;
}
