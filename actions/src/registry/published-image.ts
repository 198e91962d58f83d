import type { Registry } from './client/client.ts';
import { type Descriptor, type Index, type Manifest, MediaType } from './client/oci.ts';

/** An image in the registry, as far as its manifest and config tell. */
export interface PublishedImage {
  /** Digest of the manifest, or of the index if there is one: what a tag stands for. */
  readonly digest: string;
  /** Digest of the config: what engines with the classic image store call the image's id. */
  readonly configDigest: string;
  readonly labels: Readonly<Record<string, string>>;
  /** Bytes of all layers, compressed. */
  readonly size: number;
  /** The lowest first. */
  readonly layers: readonly Descriptor[];
}

const MAX_CONFIG_BYTES = 4 * 1024 * 1024;

/** Looks an image up by tag or digest; undefined if the registry has no such image. */
export async function publishedImage(
  registry: Registry,
  reference: string,
): Promise<PublishedImage | undefined> {
  const stored = await registry.manifest(reference);
  if (stored === undefined) return undefined;
  let document = JSON.parse(stored.bytes.toString('utf8')) as Partial<Manifest & Index>;
  if (isIndex(stored.mediaType) && document.manifests !== undefined) {
    // An engine with the containerd store pushes an index: the image, and its build's attestation.
    const image = document.manifests.find((entry) => !isAttestation(entry.annotations));
    const inner = image === undefined ? undefined : await registry.manifest(image.digest);
    if (inner === undefined) return undefined;
    document = JSON.parse(inner.bytes.toString('utf8')) as Partial<Manifest>;
  }
  const configDigest = document.config?.digest;
  const config =
    configDigest === undefined ? undefined : await registry.blob(configDigest, MAX_CONFIG_BYTES);
  if (configDigest === undefined || config === undefined) return undefined;
  const parsed = JSON.parse(config.toString('utf8')) as {
    config?: { Labels?: Record<string, string> | null };
  };
  const layers = document.layers ?? [];
  return {
    digest: stored.digest,
    configDigest,
    labels: parsed.config?.Labels ?? {},
    size: layers.reduce((sum, layer) => sum + layer.size, 0),
    layers,
  };
}

function isIndex(mediaType: string): boolean {
  return mediaType === MediaType.index || mediaType === MediaType.dockerList;
}

function isAttestation(annotations: Readonly<Record<string, string>> | undefined): boolean {
  return annotations?.['vnd.docker.reference.type'] === 'attestation-manifest';
}
