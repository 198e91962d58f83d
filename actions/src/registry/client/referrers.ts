import { SurroundingsError } from '../../errors.ts';
import type { Registry } from './client.ts';
import {
  type Descriptor,
  descriptorOf,
  EMPTY_BYTES,
  type Index,
  jsonBytes,
  type Manifest,
  MediaType,
  digestOf,
} from './oci.ts';

/** Attempts to add to a list that others add to as well. */
const ATTEMPTS = 5;

/** A document to attach to an image. */
export interface AttachedDocument {
  readonly mediaType: string;
  readonly bytes: Buffer;
  readonly title: string;
  /** What lists of an image's artifacts say of it, so that it need not be read. */
  readonly annotations?: Readonly<Record<string, string>>;
}

/**
 * Attaches a document to an image, as an OCI artifact whose subject is the image's digest, and
 * returns the artifact's digest. Attaching the same bytes again changes nothing. If the registry
 * has no referrers API, the artifact is listed under the fallback tag `sha256-<hex>`, as the
 * distribution specification 1.1 has it.
 */
export async function attach(
  registry: Registry,
  subject: string,
  document: AttachedDocument,
): Promise<string> {
  const image = await registry.manifestOf(subject);
  const manifest: Manifest = {
    schemaVersion: 2,
    mediaType: MediaType.manifest,
    artifactType: document.mediaType,
    config: await registry.putBlob(MediaType.empty, EMPTY_BYTES),
    layers: [
      {
        ...(await registry.putBlob(document.mediaType, document.bytes)),
        annotations: { 'org.opencontainers.image.title': document.title },
      },
    ],
    subject: { mediaType: image.mediaType, digest: subject, size: image.bytes.byteLength },
    ...(document.annotations && { annotations: document.annotations }),
  };
  const bytes = jsonBytes(manifest);
  const digest = digestOf(bytes);
  const { headers } = await registry.putManifest(digest, { mediaType: MediaType.manifest, bytes });
  if (headers.get('oci-subject') === subject) return digest;
  const entry = {
    ...descriptorOf(MediaType.manifest, bytes),
    artifactType: document.mediaType,
    ...(document.annotations && { annotations: document.annotations }),
  };
  for (let attempt = 1; attempt <= ATTEMPTS; attempt++) {
    if (await listed(registry, subject, entry)) return digest;
  }
  throw new SurroundingsError(
    `${fallbackTag(subject)} keeps changing: the artifact is not listed`,
    {
      next: 'run it again',
    },
  );
}

/** Artifacts that are attached to an image, by the referrers API or the fallback tag. */
export async function referrers(
  registry: Registry,
  subject: string,
): Promise<readonly Descriptor[]> {
  return (await registry.referrers(subject)) ?? fallbackReferrers(registry, subject);
}

/** Artifacts that the fallback tag lists for an image. */
export async function fallbackReferrers(
  registry: Registry,
  subject: string,
): Promise<readonly Descriptor[]> {
  const stored = await registry.manifest(fallbackTag(subject));
  if (stored === undefined) return [];
  return (JSON.parse(stored.bytes.toString('utf8')) as Partial<Index>).manifests ?? [];
}

/** The tag that lists the artifacts of an image if there is no referrers API. */
export function fallbackTag(subject: string): string {
  return subject.replace(':', '-');
}

/** Adds an entry to the fallback list, and returns whether it is there now. */
async function listed(registry: Registry, subject: string, entry: Descriptor): Promise<boolean> {
  const before = await fallbackReferrers(registry, subject);
  if (before.some(({ digest }) => digest === entry.digest)) return true;
  const index: Index = {
    schemaVersion: 2,
    mediaType: MediaType.index,
    manifests: [...before, entry],
  };
  await registry.putManifest(fallbackTag(subject), {
    mediaType: MediaType.index,
    bytes: jsonBytes(index),
  });
  const after = await fallbackReferrers(registry, subject);
  return after.some(({ digest }) => digest === entry.digest);
}
