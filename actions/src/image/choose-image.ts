import type { Engine } from '../container/connect.ts';
import { IMAGE_NAME, inspectImage, localImages } from '../container/local-images.ts';
import { UserError } from '../errors.ts';
import { localTag, type Variant, VARIANT_LABEL, VARIANTS } from './variant.ts';

export interface ImageWish {
  /** SUBMISSION_IMAGE: this image and no other. */
  readonly image?: string | undefined;
  /** CPU_OR_GPU: this variant and no other. */
  readonly variant?: Variant | undefined;
  /** Whether this machine has a GPU; decides if neither of the above does. */
  readonly hasGpu: boolean;
  /** Variables, for the name of the images that are built here. */
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Names under which `make pull` stores official images, if a registry is set up. */
  readonly official?: ((variant: Variant) => string) | undefined;
}

export interface ChosenImage {
  readonly reference: string;
  /** `sha256:…` of the configuration: the same on every machine that has this image. */
  readonly id: string;
  /** `name@sha256:…` as pulled or pushed; null for an image that was only built here. */
  readonly digest: string | null;
  /** As Go names it: `amd64`, `arm64`. */
  readonly architecture: string;
  /** Null for an image of somebody's own that does not say. */
  readonly variant: Variant | null;
  /** The commit it was built from, if it says so. */
  readonly revision: string | null;
}

/**
 * The image to run: SUBMISSION_IMAGE, else the local build of the variant, else the pulled official
 * one. The variant is CPU_OR_GPU, else what the machine has, else `lite`.
 *
 * @throws UserError that says what to run, if the engine has none of them.
 */
export async function chooseImage(engine: Engine, wish: ImageWish): Promise<ChosenImage> {
  if (wish.image !== undefined) return pickGiven(engine, wish.image, wish.variant);
  const detected: Variant = wish.hasGpu ? 'gpu' : 'cpu';
  const variants: Variant[] = wish.variant === undefined ? [detected, 'lite'] : [wish.variant];
  const present = (await localImages(engine, wish.env)).map(({ reference }) => reference);
  for (const variant of variants) {
    for (const reference of candidates(variant, present, wish)) {
      const chosen = await inspect(engine, reference, variant);
      if (chosen) return chosen;
    }
  }
  throw nothingToRun(wish);
}

function candidates(
  variant: Variant,
  present: readonly string[],
  { official, env }: Pick<ImageWish, 'official' | 'env'>,
): string[] {
  const pulled = present.filter((reference) =>
    reference.endsWith(`/${IMAGE_NAME}:${variant}-latest`),
  );
  return [localTag(variant, env), ...(official ? [official(variant)] : []), ...pulled];
}

async function pickGiven(
  engine: Engine,
  reference: string,
  variant: Variant | undefined,
): Promise<ChosenImage> {
  const chosen = await inspect(engine, reference, variant ?? null);
  if (chosen) return chosen;
  throw new UserError(`the engine has no image ${reference} (SUBMISSION_IMAGE)`, {
    next: `docker pull ${reference}, or unset SUBMISSION_IMAGE`,
  });
}

async function inspect(
  engine: Engine,
  reference: string,
  variant: Variant | null,
): Promise<ChosenImage | undefined> {
  const image = await inspectImage(engine, reference);
  if (image === undefined) return undefined;
  const labels = image.Config.Labels ?? {};
  const labelled = VARIANTS.find((name) => name === labels[VARIANT_LABEL]);
  return {
    reference,
    id: image.Id,
    digest: image.RepoDigests[0] ?? null,
    architecture: image.Architecture,
    variant: variant ?? labelled ?? null,
    revision: labels['org.opencontainers.image.revision'] ?? null,
  };
}

/** Where no registry is set up there is nothing to pull. */
function nothingToRun({ variant, official }: ImageWish): UserError {
  if (variant === 'cpu' || variant === 'gpu') {
    const build = `make build CPU_OR_GPU=${variant}`;
    return new UserError(`there is no ${variant} image, built or pulled`, {
      next: official === undefined ? build : `make pull CPU_OR_GPU=${variant}, or ${build}`,
    });
  }
  const build = 'make build (about a minute)';
  return new UserError('there is no image to run, built or pulled', {
    next: official === undefined ? build : `${build}, or make pull for the official image`,
  });
}
