import type { Registry } from '../../registry/client.ts';
import type { Release } from '../../registry/ledger.ts';
import {
  imagePackages,
  type ChangedPackage,
  packageChanges,
} from '../../registry/image-packages.ts';
import { type ReleasedImage, releasedImages } from '../../registry/released-image.ts';

/** How the image of a variant differs between two releases. */
export interface ImageDiff {
  readonly variant: string;
  /** Null if the release has no image of this variant. */
  readonly from: ImageSize | null;
  readonly to: ImageSize | null;
  /** Layers that both have, only the second, and only the first. */
  readonly layers: {
    readonly kept: number;
    readonly added: ReleasedImage['layers'];
    readonly removed: ReleasedImage['layers'];
  };
  /** Null if one of the images has no bill of materials. */
  readonly packages: readonly ChangedPackage[] | null;
}

type ImageSize = Pick<ReleasedImage, 'digest' | 'size' | 'unpacked'>;

export interface ReleaseDiff {
  /** Numbers of the releases. */
  readonly from: number;
  readonly to: number;
  readonly images: readonly ImageDiff[];
}

/** Compares the images of two releases: packages by the bills of materials, sizes and layers by the manifests. */
export async function releaseDiff(
  registry: Registry,
  before: Release,
  after: Release,
): Promise<ReleaseDiff> {
  const [old, now] = await Promise.all(
    [before, after].map(({ digests }) => releasedImages(registry, digests)),
  );
  const variants = Object.keys({ ...before.digests, ...after.digests }).toSorted();
  const images = variants.map((variant) =>
    imageDiff(registry, variant, imageOf(variant, old), imageOf(variant, now)),
  );
  return { from: before.number, to: after.number, images: await Promise.all(images) };
}

const imageOf = (variant: string, images: readonly ReleasedImage[] = []) =>
  images.find((image) => image.variant === variant);

async function imageDiff(
  registry: Registry,
  variant: string,
  from: ReleasedImage | undefined,
  to: ReleasedImage | undefined,
): Promise<ImageDiff> {
  const was = from && (await imagePackages(registry, from.digest));
  const is = to && (await imagePackages(registry, to.digest));
  const [old, now] = [from?.layers ?? [], to?.layers ?? []];
  const added = without(now, old);
  return {
    variant,
    from: sizeOf(from),
    to: sizeOf(to),
    layers: {
      kept: now.length - added.length,
      added,
      removed: without(old, now),
    },
    packages: was && is ? packageChanges(was, is) : null,
  };
}

/** The layers that are not among the others. */
function without(
  layers: ReleasedImage['layers'],
  others: ReleasedImage['layers'],
): ReleasedImage['layers'] {
  const known = new Set(others.map(({ digest }) => digest));
  return layers.filter(({ digest }) => !known.has(digest));
}

function sizeOf(image: ReleasedImage | undefined): ImageSize | null {
  if (image === undefined) return null;
  const { digest, size, unpacked } = image;
  return { digest, size, unpacked };
}
