import type { Registry } from '../client/client.ts';
import type { Descriptor, Index, Manifest } from '../client/oci.ts';
import { referrers } from '../client/referrers.ts';

/** Requests at a time. */
const WIDTH = 8;

/** What a manifest holds, and what it is about. */
export interface Contents {
  /** Bytes of each blob and manifest in it, by digest; its own and those of an index's members too. */
  readonly sizes: ReadonlyMap<string, number>;
  /** Digests of the manifests that have to stay with it: the members of an index, the subject of an artifact. */
  readonly manifests: readonly string[];
}

/** What hangs on a digest; nothing if the registry does not have it. */
export async function contentsOf(registry: Registry, digest: string): Promise<Contents> {
  const sizes = new Map<string, number>();
  const manifests: string[] = [];
  const stored = await registry.manifest(digest);
  if (stored === undefined) return { sizes, manifests };
  sizes.set(digest, stored.bytes.byteLength);
  const document = JSON.parse(stored.bytes.toString('utf8')) as Partial<Manifest & Index>;
  const parts: (Descriptor | undefined)[] = [document.config, ...(document.layers ?? [])];
  for (const part of parts) if (part !== undefined) sizes.set(part.digest, part.size);
  for (const member of document.manifests ?? []) {
    const inner = await contentsOf(registry, member.digest);
    for (const [blob, size] of inner.sizes) sizes.set(blob, size);
    manifests.push(member.digest, ...inner.manifests);
  }
  if (document.subject !== undefined) manifests.push(document.subject.digest);
  return { sizes, manifests };
}

/** The same of an image with what is attached to it, which goes when it goes. */
export async function withAttached(registry: Registry, digest: string): Promise<Contents> {
  const attached = await referrers(registry, digest);
  const all = await Promise.all(
    [digest, ...attached.map((artifact) => artifact.digest)].map((each) =>
      contentsOf(registry, each),
    ),
  );
  return {
    sizes: new Map(all.flatMap(({ sizes }) => [...sizes])),
    manifests: all.flatMap(({ manifests }) => manifests),
  };
}

/** Runs `work` for each item, a few at a time. */
export async function inTurns<T, R>(
  items: readonly T[],
  work: (item: T) => Promise<R>,
): Promise<R[]> {
  const results: R[] = [];
  for (let at = 0; at < items.length; at += WIDTH) {
    results.push(...(await Promise.all(items.slice(at, at + WIDTH).map(work))));
  }
  return results;
}
