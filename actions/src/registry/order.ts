import type { Digests, Release } from './ledger.ts';

/** How one commit stands to another in git's history. */
export type Relation = 'same' | 'ancestor' | 'descendant' | 'diverged';

/** What to do with a candidate for the latest tags. */
export type OrderVerdict =
  /** Newer than everything before it. */
  | 'promote'
  /** The head of the ledger is these very images. */
  | 'already'
  /** Something newer has been promoted. */
  | 'superseded'
  /** A roll back holds the images of an earlier release. */
  | 'held'
  /** The same commit with other images. */
  | 'rebuilt'
  /** Neither older nor newer: history was rewritten, or it is another branch. */
  | 'diverged';

/**
 * Decides whether a candidate may become the latest. `relation` is that of its commit to the newest
 * commit ever promoted (`ancestor`: the candidate is the older one).
 */
export function judge(
  candidate: { readonly commit: string; readonly digests: Digests },
  head: Release | undefined,
  relation: Relation,
): OrderVerdict {
  if (head === undefined) return 'promote';
  if (sameDigests(candidate.digests, head.digests)) return 'already';
  if (relation === 'ancestor') return 'superseded';
  if (relation === 'diverged') return 'diverged';
  if (head.kind === 'rollback') return 'held';
  if (relation === 'descendant') return 'promote';
  // What was rolled back may come again once the hold is lifted, with its own images.
  const again = head.kind === 'lift' && sameDigests(candidate.digests, head.newest.digests);
  return again ? 'promote' : 'rebuilt';
}

/** Whether both name the same images for the same variants. */
export function sameDigests(one: Digests, other: Digests): boolean {
  const variants = Object.keys(one);
  return (
    variants.length === Object.keys(other).length &&
    variants.every((variant) => one[variant] === other[variant])
  );
}
