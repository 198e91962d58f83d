import type { Registry } from '../client/client.ts';
import { EMPTY_BYTES, jsonBytes, type Manifest, MediaType, digestOf } from '../client/oci.ts';

/**
 * A small JSON value kept in a registry under a tag, as the annotation of an OCI artifact without
 * layers: one request reads it, one request replaces it whole.
 */
export interface StoredRecord<T> {
  /** Digest of the manifest that holds it. */
  readonly digest: string;
  readonly value: T;
}

const ANNOTATION = 'org.drivendata.vsc.record';

export interface RecordManifest {
  readonly mediaType: string;
  readonly bytes: Buffer;
  readonly digest: string;
}

/** The manifest that holds `value`: the same value gives the same bytes. */
export function recordManifest(artifactType: string, value: unknown): RecordManifest {
  const empty = { mediaType: MediaType.empty, digest: digestOf(EMPTY_BYTES), size: 2 };
  const manifest: Manifest = {
    schemaVersion: 2,
    mediaType: MediaType.manifest,
    artifactType,
    config: empty,
    layers: [empty],
    annotations: { [ANNOTATION]: JSON.stringify(value) },
  };
  const bytes = jsonBytes(manifest);
  return { mediaType: MediaType.manifest, bytes, digest: digestOf(bytes) };
}

/**
 * Reads the record under a tag or digest; undefined if there is none.
 *
 * @throws what `check` throws if the value is not what it should be.
 */
export async function readStoredRecord<T>(
  registry: Registry,
  reference: string,
  check: (value: unknown, artifactType: string | undefined) => T,
): Promise<StoredRecord<T> | undefined> {
  const stored = await registry.manifest(reference);
  if (stored === undefined) return undefined;
  const { value, artifactType } = contentOf(stored.bytes);
  return { digest: stored.digest, value: check(value, artifactType) };
}

/**
 * Puts a record under `tag` if the tag still stands for `expected` (undefined: for nothing), and
 * returns whether it did. Registries have no compare-and-swap: between the look and the write
 * another writer may slip in, so the caller reads back what matters. Registries that honour
 * If-Match close that gap.
 */
export async function replaceRecord(
  registry: Registry,
  tag: string,
  manifest: RecordManifest,
  expected: string | undefined,
): Promise<boolean> {
  const current = await registry.resolve(tag);
  if (current === manifest.digest) return true;
  if (current !== expected) return false;
  await putRecord(registry, tag, manifest, expected);
  return true;
}

/** Puts a record under `tag`, whatever is there. */
export async function putRecord(
  registry: Registry,
  tag: string,
  manifest: RecordManifest,
  ifMatch?: string,
): Promise<void> {
  await registry.putBlob(MediaType.empty, EMPTY_BYTES);
  await registry.putManifest(tag, manifest, ifMatch);
}

function contentOf(bytes: Buffer): { value?: unknown; artifactType?: string | undefined } {
  try {
    const { annotations, artifactType } = JSON.parse(bytes.toString('utf8')) as Partial<Manifest>;
    return { value: JSON.parse(annotations?.[ANNOTATION] ?? 'null') as unknown, artifactType };
  } catch {
    return {};
  }
}
