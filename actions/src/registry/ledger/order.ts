import type { Digests, Release } from './ledger.ts';

/** How one commit stands to another in git's history. */
export type Relation = 'same' | 'ancestor' | 'descendant' | 'diverged';

/** What to do with a candidate for the latest tags. */
export type OrderVerdict =
  /** Newer than everything before it. */
  | 'promote'
  /** A rebuild of the head: newer if its packages are. */
  | 'update'
  /** The head of the ledger is these very images, or others of the same inputs. */
  | 'already'
  /** Something newer has been promoted. */
  | 'superseded'
  /** A roll back holds the images of an earlier release. */
  | 'held'
  /** The same commit with images of other inputs. */
  | 'rebuilt'
  /** A rebuild of what no release has: main is not released yet. */
  | 'unreleased'
  /** Neither older nor newer: history was rewritten, or it is another branch. */
  | 'diverged';

/** Images that may become the latest. */
export interface JudgedImages {
  readonly digests: Digests;
  /** They were made of the inputs of the newest release. */
  readonly unchanged: boolean;
  /** They were built anew for updates of their packages. */
  readonly rebuild: boolean;
}

/**
 * Decides whether a candidate may become the latest. `relation` is that of its commit to the newest
 * commit ever promoted (`ancestor`: the candidate is the older one).
 */
export function judge(
  { digests, unchanged, rebuild }: JudgedImages,
  head: Release | undefined,
  relation: Relation,
): OrderVerdict {
  if (head === undefined) return rebuild ? 'unreleased' : 'promote';
  if (sameDigests(digests, head.digests)) return 'already';
  if (relation === 'ancestor') return 'superseded';
  if (relation === 'diverged') return 'diverged';
  if (head.kind === 'rollback') return 'held';
  if (unchanged) return rebuild ? 'update' : 'already';
  if (rebuild) return 'unreleased';
  if (relation === 'descendant') return 'promote';
  // What was rolled back may come again once the hold is lifted, with its own images.
  const again = head.kind === 'lift' && sameDigests(digests, head.newest.digests);
  return again ? 'promote' : 'rebuilt';
}

/** Whether both name the same images for the same variants. */
function sameDigests(one: Digests, other: Digests): boolean {
  const variants = Object.keys(one);
  return (
    variants.length === Object.keys(other).length &&
    variants.every((variant) => one[variant] === other[variant])
  );
}
