import type { BuiltImage } from '../../../image/build/build.ts';
import { type Growth, growthOf } from '../../../image/contents/size.ts';
import type { Ports } from '../../../ports.ts';
import type { LatestImage } from '../latest-image.ts';

/**
 * How a built image has grown: over the official image where the registry tells how big that is, else
 * over the one that had the tag. Undefined if neither is known.
 */
export function buildGrowth(
  { bytes, bytesBefore }: Pick<BuiltImage, 'bytes' | 'bytesBefore'>,
  latest: LatestImage | undefined,
  { log }: Pick<Ports, 'log'>,
): Growth | undefined {
  if (latest?.bytes !== undefined) {
    return growthOf(bytes, { name: latest.name, bytes: latest.bytes });
  }
  if (latest !== undefined) log.info(`${latest.name} does not say how big it is unpacked`);
  if (bytesBefore === undefined) return undefined;
  return growthOf(bytes, { name: 'the local image that it replaces', bytes: bytesBefore });
}
