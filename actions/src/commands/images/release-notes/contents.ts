import type { Registry } from '../../../registry/client/client.ts';
import { imagePackages, type ImagePackage } from '../../../registry/promotion/image-packages.ts';
import type { Release } from '../../../registry/ledger/ledger.ts';
import { type ReleasedImage, releasedImages } from '../../../registry/released-image.ts';

/** The packages of each image by its variant; null if it has no bill of materials. */
export type Software = Readonly<Record<string, readonly ImagePackage[] | null>>;

/** What the registry has of the images of a release, and what is in them. */
export interface ReleaseContents {
  readonly number: number;
  readonly images: readonly ReleasedImage[];
  readonly software: Software;
}

/** Reads manifests and bills of materials of the images of a release, each once. */
export async function releaseContents(
  registry: Registry,
  { number, digests }: Release,
): Promise<ReleaseContents> {
  const bills = Object.entries(digests).map(
    async ([variant, digest]) =>
      [variant, (await imagePackages(registry, digest)) ?? null] as const,
  );
  const [images, ...software] = await Promise.all([releasedImages(registry, digests), ...bills]);
  return { number, images, software: Object.fromEntries(software) };
}
