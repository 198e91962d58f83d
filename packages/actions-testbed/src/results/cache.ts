import type { Blobs } from './blobs.ts';
import type { Claims } from './token.ts';
import type { Message, Method } from './twirp.ts';

interface Entry {
  readonly ref: string;
  readonly key: string;
  readonly version: string;
  readonly blob: string;
  /** Undefined until the upload is finished. */
  id?: number;
}

/**
 * The cache service, version 2. An entry belongs to the ref that wrote it and never changes. A job finds
 * its own ref's entries first, then those of its other scopes; in each, first the key itself, then the
 * newest entry whose key starts with a restore key.
 */
export function cacheMethods(blobs: Blobs, base: () => string): Record<string, Method> {
  const entries: Entry[] = [];
  const own = (claims: Claims, { key, version }: Message) => {
    const ref = claims.scopes.find(({ write }) => write)?.ref;
    return {
      ref,
      entry: entries.find((one) => one.ref === ref && one.key === key && one.version === version),
    };
  };
  return {
    CreateCacheEntry(claims, message) {
      const { ref, entry } = own(claims, message);
      if (ref === undefined)
        return { ok: false, message: 'cache write denied: the token can only read' };
      if (entry !== undefined) {
        const taken = 'cache entry with the same key, version, and scope already exists';
        return { ok: false, message: taken };
      }
      const { key, version } = texts(message);
      const blob = blobs.create();
      entries.push({ ref, key, version, blob });
      return { ok: true, signed_upload_url: blobs.url(base(), blob, 'w') };
    },
    FinalizeCacheEntryUpload(claims, message) {
      const { entry } = own(claims, message);
      const size = entry === undefined ? undefined : blobs.get(entry.blob)?.length;
      if (entry === undefined || size !== Number(message['size_bytes'])) return { ok: false };
      entry.id = entries.filter(({ id }) => id !== undefined).length + 1;
      return { ok: true, entry_id: String(entry.id) };
    },
    GetCacheEntryDownloadURL({ scopes }, message) {
      const { key, version } = texts(message);
      const prefixes = (message['restore_keys'] ?? []) as string[];
      for (const { ref } of scopes) {
        const seen = entries
          .filter((one) => one.id !== undefined && one.ref === ref && one.version === version)
          .toSorted((a, b) => (b.id ?? 0) - (a.id ?? 0));
        const found =
          seen.find((one) => one.key === key) ??
          prefixes.flatMap((prefix) => seen.filter((one) => one.key.startsWith(prefix))).at(0);
        if (found === undefined) continue;
        const link = blobs.url(base(), found.blob, 'r');
        return { ok: true, signed_download_url: link, matched_key: found.key };
      }
      return { ok: false };
    },
  };
}

function texts(message: Message): { key: string; version: string } {
  return { key: String(message['key']), version: String(message['version']) };
}
