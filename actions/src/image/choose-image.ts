import type { Engine } from '../container/connect.ts';
import { inspectImage, localImageName, localImages } from '../container/local-images.ts';
import { type Competition, variantOf } from '../environment/settings/competition.ts';
import { UserError } from '../errors.ts';
import { REVISION_LABEL } from './labels.ts';
import { localTag, VARIANT_LABEL } from './variant.ts';

export interface ImageWish {
  /** SUBMISSION_IMAGE: this image and no other. */
  readonly image?: string | undefined;
  /** CPU_OR_GPU: this variant and no other. */
  readonly variant?: string | undefined;
  /** Whether this machine has a GPU; decides if neither of the above does. */
  readonly hasGpu: boolean;
  /** Variables, for the name of the images that are built here. */
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Names under which `make pull` stores official images, if a registry is set up. */
  readonly official?: ((variant: string) => string) | undefined;
  readonly competition: Pick<Competition, 'image' | 'variants'>;
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
  readonly variant: string | null;
  /** The commit it was built from, if it says so. */
  readonly revision: string | null;
}

/**
 * The image to run: SUBMISSION_IMAGE, else the local build of the variant, else the pulled official
 * one. The variant is CPU_OR_GPU, else the published one for what the machine has, else the first one.
 *
 * @throws UserError that says what to run, if the engine has none of them.
 */
export async function chooseImage(engine: Engine, wish: ImageWish): Promise<ChosenImage> {
  const { competition } = wish;
  if (wish.variant !== undefined) variantOf(competition, wish.variant);
  if (wish.image !== undefined) return pickGiven(engine, wish.image, wish);
  const variants =
    wish.variant === undefined
      ? [
          ...new Set([
            detectedVariant(competition, wish.hasGpu),
            variantOf(competition, undefined).name,
          ]),
        ]
      : [wish.variant];
  const present = (await localImages(engine, competition.image, wish.env)).map(
    ({ reference }) => reference,
  );
  for (const variant of variants) {
    for (const reference of candidates(variant, present, wish)) {
      const chosen = await inspect(engine, reference, { variant, competition });
      if (chosen) return chosen;
    }
  }
  throw nothingToRun(wish);
}

/** The published variant that fits a machine with or without a GPU, else the first published one. */
export function detectedVariant(
  { variants }: Pick<Competition, 'variants'>,
  hasGpu: boolean,
): string {
  const published = Object.entries(variants).filter(([, { published: is }]) => is !== false);
  const fitting = published.find(([, { gpu = false }]) => gpu === hasGpu);
  return (fitting ?? published[0])?.[0] ?? variantOf({ variants }, undefined).name;
}

function candidates(
  variant: string,
  present: readonly string[],
  { official, env, competition: { image } }: Pick<ImageWish, 'official' | 'env' | 'competition'>,
): string[] {
  const pulled = present.filter((reference) => reference.endsWith(`/${image}:${variant}-latest`));
  const local = localTag(localImageName(image, env), variant);
  return [local, ...(official ? [official(variant)] : []), ...pulled];
}

async function pickGiven(
  engine: Engine,
  reference: string,
  wish: Pick<ImageWish, 'variant' | 'competition'>,
): Promise<ChosenImage> {
  const chosen = await inspect(engine, reference, wish);
  if (chosen) return chosen;
  throw new UserError(`the engine has no image ${reference} (SUBMISSION_IMAGE)`, {
    next: `docker pull ${reference}, or unset SUBMISSION_IMAGE`,
  });
}

async function inspect(
  engine: Engine,
  reference: string,
  { variant: wanted, competition }: Pick<ImageWish, 'variant' | 'competition'>,
): Promise<ChosenImage | undefined> {
  const image = await inspectImage(engine, reference);
  if (image === undefined) return undefined;
  const labels = image.Config.Labels ?? {};
  const { variants } = competition;
  const variant =
    wanted ?? Object.keys(variants).find((name) => name === labels[VARIANT_LABEL]) ?? null;
  return {
    reference,
    id: image.Id,
    digest: image.RepoDigests[0] ?? null,
    architecture: image.Architecture,
    variant,
    revision: labels[REVISION_LABEL] ?? null,
  };
}

/** Where no registry is set up there is nothing to pull. */
function nothingToRun({ variant, official }: ImageWish): UserError {
  if (variant !== undefined) {
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
