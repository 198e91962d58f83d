import { type ChangedPackage, packageChanges } from '../../../registry/promotion/image-packages.ts';
import type { ReleasedImage } from '../../../registry/released-image.ts';
import type { ReleaseContents } from './contents.ts';

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
export function releaseDiff(before: ReleaseContents, after: ReleaseContents): ReleaseDiff {
  const named = [before, after].flatMap(({ images }) => images.map(({ variant }) => variant));
  const variants = [...new Set(named)].toSorted();
  const images = variants.map((variant) => imageDiff(variant, before, after));
  return { from: before.number, to: after.number, images };
}

const imageOf = (variant: string, { images }: ReleaseContents) =>
  images.find((image) => image.variant === variant);

function imageDiff(variant: string, before: ReleaseContents, after: ReleaseContents): ImageDiff {
  const [from, to] = [imageOf(variant, before), imageOf(variant, after)];
  const [was, is] = [before.software[variant], after.software[variant]];
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
