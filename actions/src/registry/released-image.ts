import type { Registry } from './client/client.ts';
import type { Digests } from './ledger/ledger.ts';
import type { Descriptor } from './client/oci.ts';
import { publishedImage } from './published-image.ts';
import { referrers } from './client/referrers.ts';
import { unpackedSize } from './unpacked-size.ts';

/** What the registry says of one image of a release. */
export interface ReleasedImage {
  readonly variant: string;
  readonly digest: string;
  /** Bytes of all layers, compressed. Null if the registry has lost the image. */
  readonly size: number | null;
  /** Bytes of it on a disk. Null if nobody has written it down. */
  readonly unpacked: number | null;
  readonly layers: readonly Pick<Descriptor, 'digest' | 'size'>[];
  /** Types of the predicates that are attested of it, of statements that lie beside it in the registry. */
  readonly attested: readonly string[];
  /** The workflow that signed them: `OWNER/NAME/.github/workflows/FILE`; null if nothing says so. */
  readonly signer: string | null;
  /** Address of the repository that made it; null if its labels do not say. */
  readonly source: string | null;
}

/** An annotation of ours beside that of `actions/attest`, so that a statement need not be opened. */
export const SIGNER_ANNOTATION = 'org.drivendata.vsc.signer';
export const PREDICATE_ANNOTATION = 'dev.sigstore.bundle.predicateType';
const SOURCE = 'org.opencontainers.image.source';

/** The images of a release, as the registry has them. */
export function releasedImages(registry: Registry, digests: Digests): Promise<ReleasedImage[]> {
  return Promise.all(
    Object.entries(digests).map(async ([variant, digest]) => {
      const image = await publishedImage(registry, digest);
      const beside = image === undefined ? [] : await referrers(registry, digest);
      const types = beside.map(({ annotations }) => annotations?.[PREDICATE_ANNOTATION]);
      return {
        variant,
        digest,
        size: image?.size ?? null,
        unpacked: (image && (await unpackedSize(registry, digest))) ?? null,
        layers: (image?.layers ?? []).map(({ digest: layer, size }) => ({ digest: layer, size })),
        attested: [...new Set(types.filter((type) => type !== undefined))].toSorted(),
        signer:
          beside.map(({ annotations }) => annotations?.[SIGNER_ANNOTATION]).find(Boolean) ?? null,
        source: image?.labels[SOURCE] ?? null,
      };
    }),
  );
}
