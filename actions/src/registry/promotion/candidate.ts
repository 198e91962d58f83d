import { UserError } from '../../errors.ts';
import { INPUTS_LABEL, REVISION_LABEL } from '../../image/labels.ts';
import { requireVariant } from '../../image/variant.ts';
import type { Registry } from '../client/client.ts';
import type { Digests } from '../ledger/ledger.ts';
import type { Relation } from '../ledger/order.ts';
import { publishedImage, type PublishedImage } from '../published-image.ts';
import { commitTag, rebuildTag } from '../client/settings.ts';

/** What a promotion asks of the repository's history. */
export interface History {
  /**
   * How `commit` stands to `other`.
   *
   * @throws UserError if git does not know one of them.
   */
  relation(commit: string, other: string): Promise<Relation>;
  /** SHA-256 of each lock file at `commit`, by path. */
  locks(commit: string): Promise<Readonly<Record<string, string>>>;
  /** What is new at `commit` against `before`, a line each. */
  changes(before: string | undefined, commit: string): Promise<readonly string[]>;
}

/** What may become the latest: the images of a commit. */
export interface Candidate {
  readonly commit: string;
  readonly variants: readonly string[];
  /** What was tested, by variant, if the caller knows: the registry must hold these. */
  readonly tested?: Digests;
  /**
   * Why the order is not git's to tell: main's history was rewritten, so no commit contains the newest release
   * any more. The candidate then counts as newer.
   */
  readonly rewritten?: string | undefined;
  /** The images were built anew for updates of their packages. */
  readonly rebuild?: boolean;
}

/** Images by variant. */
export type Images = ReadonlyMap<string, Pick<PublishedImage, 'digest' | 'labels'>>;

/** Their digests by variant. */
export function digestsOf(images: Images): Digests {
  return Object.fromEntries([...images].map(([variant, { digest }]) => [variant, digest]));
}

/**
 * The images of a candidate, as the registry has them.
 *
 * @throws UserError if one is missing, not the one tested, of another variant, or of a commit that the
 *   candidate's does not contain.
 */
export async function candidateImages(
  registry: Registry,
  candidate: Candidate,
  history: History,
): Promise<Images> {
  const entries = candidate.variants.map(
    async (variant) =>
      [variant, await candidateImage(registry, variant, candidate, history)] as const,
  );
  return new Map(await Promise.all(entries));
}

async function candidateImage(
  registry: Registry,
  variant: string,
  { commit, tested, rebuild }: Candidate,
  history: History,
): Promise<PublishedImage> {
  const expected = tested?.[variant];
  // What is released keeps its tag: the same inputs built again lie beside it.
  const tags = [...(rebuild ? [] : [commitTag(variant, commit)]), rebuildTag(variant)] as const;
  const [tag] = tags;
  const [first, beside] = await Promise.all(tags.map((each) => publishedImage(registry, each)));
  const image = beside !== undefined && beside.digest === expected ? beside : first;
  if (image === undefined) {
    throw new UserError(`${registry.repository}:${tag} is not in the registry`, {
      next: `npx vsc publish-image --variant ${variant} --tested ID${rebuild ? ' --rebuild' : ''}, with the id that npx vsc test-image prints; then promote again`,
    });
  }
  if (expected !== undefined && expected !== image.digest) {
    throw new UserError(`${tag} is ${image.digest}, but ${expected} was tested`, {
      next: 'test what is in the registry, or publish what was tested',
    });
  }
  requireVariant(variant, image.labels, `${registry.repository}:${tag}`);
  const built = image.labels[REVISION_LABEL];
  if (built !== undefined && built !== commit) {
    // It names the newest commit that changed an input: it may be older, never newer.
    const relation = await history.relation(built, commit);
    if (relation !== 'ancestor') {
      throw new UserError(`${tag} was built from ${built}, which ${commit} does not contain`, {
        next: 'publish the images of this commit',
      });
    }
  }
  return image;
}

/**
 * Whether images were made of the inputs of a release, by their labels. Layers and ids may differ: packages that
 * no lock pins were newer, or the cache of layers was lost.
 */
export async function sameInputs(
  registry: Registry,
  images: Images,
  released: Digests = {},
): Promise<boolean> {
  if (images.size !== Object.keys(released).length) return false;
  const same = [...images].map(async ([variant, { labels }]) => {
    const digest = released[variant];
    const inputs = labels[INPUTS_LABEL];
    if (digest === undefined || inputs === undefined) return false;
    return (await publishedImage(registry, digest))?.labels[INPUTS_LABEL] === inputs;
  });
  return (await Promise.all(same)).every(Boolean);
}
