/** What is known of a package that comes in or moves, for those who decide about it. */
export interface PackageFacts {
  readonly section: 'conda' | 'pip';
  readonly name: string;
  readonly version: string;
  /** As the package states it; undefined if it doesn't. */
  readonly licence: string | undefined;
  /** Whether the policy knows this licence as one that isn't free for all uses. */
  readonly notFree: boolean;
  /** Bytes to download; undefined if it is not known. */
  readonly downloadBytes: number | undefined;
  /** Bytes of its files when they are unpacked; undefined if it is not known. */
  readonly unpackedBytes: number | undefined;
  /** When this release was published (ISO 8601). */
  readonly released: string | undefined;
  /** The last release of the same package. */
  readonly newest: { readonly version: string; readonly released: string } | undefined;
  /** Whether it brings a script that runs while it is installed; undefined if it is not known. */
  readonly script: boolean | undefined;
  readonly advisories: AdvisoryAnswer;
}

/** What the database says of a version; or why it wasn't asked, in a few words. */
export type AdvisoryAnswer =
  { readonly known: readonly Advisory[] } | { readonly notAsked: string };

/** Why nobody is asked about a package that PyPI has not. */
export const NO_RELEASE = 'PyPI has no release that is known to be the same';

/** One known fault of a version: all records that are aliases of each other. */
export interface Advisory {
  /** The record's, such as `GHSA-…`, then its aliases, such as `CVE-…`. */
  readonly ids: readonly string[];
  readonly summary: string;
  readonly severity: Rating;
  /** Versions that don't have it, as far as the record tells. */
  readonly fixed: readonly string[];
}

/** From the worst down, in the words of CVSS; `not rated` if the record has no score. */
export const severities = ['critical', 'high', 'medium', 'low', 'not rated'] as const;
export type Rating = (typeof severities)[number];
