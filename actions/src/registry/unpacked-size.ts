import type { Registry } from './client/client.ts';
import { jsonBytes } from './client/oci.ts';
import { attach, referrers } from './client/referrers.ts';

/**
 * How many bytes an image has unpacked, kept beside it in the registry: its manifest only knows the
 * compressed layers, and a label would have to be there before the image is.
 */
const MEDIA_TYPE = 'application/vnd.drivendata.vsc.image-size+json';
const ANNOTATION = 'org.drivendata.vsc.unpacked-bytes';

/** Attaches its unpacked size to a published image; writes nothing if that is known. */
export async function recordUnpackedSize(
  registry: Registry,
  digest: string,
  bytes: number,
): Promise<void> {
  if ((await unpackedSize(registry, digest)) === bytes) return;
  await attach(registry, digest, {
    mediaType: MEDIA_TYPE,
    bytes: jsonBytes({ unpackedBytes: bytes }),
    title: 'image-size.json',
    annotations: { [ANNOTATION]: String(bytes) },
  });
}

/** The unpacked size of a published image; undefined if nobody has recorded it. */
export async function unpackedSize(
  registry: Registry,
  digest: string,
): Promise<number | undefined> {
  return (await referrers(registry, digest))
    .filter(({ artifactType }) => artifactType === MEDIA_TYPE)
    .map(({ annotations }) => Number(annotations?.[ANNOTATION]))
    .findLast((bytes) => Number.isSafeInteger(bytes) && bytes > 0);
}
