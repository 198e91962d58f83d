import { messageOf, SurroundingsError } from '../../errors.ts';
import { asking, type GitHub, unlessMissing } from '../client.ts';

/**
 * The Sigstore bundles that GitHub keeps for a digest, of this repository's attestations: as they were
 * stored, so nothing in them is true before it is verified. GitHub answers 404 if there are none.
 *
 * @param digest `sha256:…`
 * @throws UserError if GitHub refuses, SurroundingsError if it does not answer.
 */
export async function storedAttestations(
  { api, place }: GitHub,
  digest: string,
): Promise<readonly unknown[]> {
  const given = { ...place, subject_digest: digest, per_page: 100 };
  const found = await asking('read the attestations (attestations: read)', () => {
    const route = 'GET /repos/{owner}/{repo}/attestations/{subject_digest}';
    return unlessMissing(api.paginate(route, given, ({ data }) => data.attestations ?? []));
  });
  // Large ones have an address instead, and so have all in later versions of the API.
  return Promise.all(
    (found ?? []).map(
      async ({ bundle, bundle_url: url }) => bundle ?? (url && (await bundleAt(url))),
    ),
  );
}

/** A bill of materials has at most 16 MiB, and more in the base64 of a bundle. */
const MOST_BUNDLE_BYTES = 64 * 1024 * 1024;
const BUNDLE_DEADLINE_MS = 60_000;

/** GitHub keeps bundles compressed by Snappy, in a storage of Azure that is asked without a login. */
async function bundleAt(url: string): Promise<unknown> {
  const { uncompress } = await import('snappyjs');
  try {
    const reply = await fetch(url, { signal: AbortSignal.timeout(BUNDLE_DEADLINE_MS) });
    if (!reply.ok) throw new Error(`status ${reply.status}`);
    const bytes = uncompress(Buffer.from(await reply.arrayBuffer()), MOST_BUNDLE_BYTES);
    return JSON.parse(bytes.toString('utf8'));
  } catch (error) {
    throw new SurroundingsError(
      `an attestation cannot be downloaded from ${new URL(url).host}: ${messageOf(error)}`,
      { next: 'run it again', cause: error },
    );
  }
}
