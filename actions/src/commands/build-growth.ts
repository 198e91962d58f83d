import type { BuiltImage } from '../image/build.ts';
import { type Growth, growthOf } from '../image/size.ts';
import type { Ports } from '../ports.ts';
import { latestImage } from './latest-image.ts';

/**
 * How a built image has grown: over the official image where the registry tells how big that is, else
 * over the one that had the tag. Undefined where neither is known.
 */
export async function buildGrowth(
  { variant, bytes, bytesBefore }: Pick<BuiltImage, 'variant' | 'bytes' | 'bytesBefore'>,
  ports: Pick<Ports, 'root' | 'env' | 'log' | 'signal'>,
): Promise<Growth | undefined> {
  const latest = await latestImage(variant, ports);
  if (latest?.bytes !== undefined) {
    return growthOf(bytes, { name: latest.name, bytes: latest.bytes });
  }
  if (latest !== undefined) ports.log.info(`${latest.name} does not say how big it is unpacked`);
  if (bytesBefore === undefined) return undefined;
  return growthOf(bytes, { name: 'the local image that it replaces', bytes: bytesBefore });
}
