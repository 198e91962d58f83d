import { SurroundingsError, UserError } from '../errors.ts';
import { requireVariant } from '../image/variant.ts';
import { type Digests, type LedgerHead, nextRelease, readRelease } from './ledger.ts';
import { move, type MoveContext, type Moved } from './move.ts';
import type { Newest } from './newest-commit.ts';
import { judge, type Relation } from './order.ts';
import { publishedImage } from './published-image.ts';
import { commitTag } from './settings.ts';

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

export interface Candidate {
  readonly commit: string;
  readonly variants: readonly string[];
  /** What was tested, by variant, where the caller knows: the registry must hold these. */
  readonly tested?: Digests;
  /**
   * Why the order is not git's to tell: main's history was rewritten, so no commit contains the newest release
   * any more. The candidate then counts as newer.
   */
  readonly rewritten?: string | undefined;
}

export type Promoted = Moved & { readonly outcome: 'promoted' | 'already' | 'superseded' | 'held' };

const REVISION = 'org.opencontainers.image.revision';

/**
 * Gives the latest tags of all variants to the images of one commit, or to none.
 *
 * @throws UserError if an image is missing, not accepted or not the one tested, or if the order forbids it.
 */
export async function promote(
  context: MoveContext,
  candidate: Candidate,
  history: History,
): Promise<Promoted> {
  const digests = await candidateDigests(context, candidate, history);
  await context.accept?.(digests);
  let outcome: Promoted['outcome'] = 'promoted';
  const moved = await move(context, async ({ head, newest }) => {
    const { commit, rewritten } = candidate;
    const order = await orderOf(candidate, newest, history);
    const anew = rewritten !== undefined && order === 'diverged';
    const relation = anew ? 'descendant' : order;
    const verdict = judge({ commit, digests }, head?.value, relation);
    if (verdict === 'already' || verdict === 'superseded' || verdict === 'held') {
      outcome = verdict;
      // It makes no release, but none older may be promoted after it.
      return verdict === 'already' && relation === 'descendant' ? { judged: commit } : {};
    }
    if (verdict !== 'promote') throw refusal(verdict, commit, newest);
    outcome = 'promoted';
    const release = nextRelease(head, {
      kind: 'publish',
      commit,
      digests,
      locks: await history.locks(commit),
      when: timeAfter(head, context),
      changes: anew
        ? ['the history of main was rewritten']
        : await history.changes(head?.value.commit, commit),
      ...askedBy(context),
      ...(anew && { reason: rewritten }),
    });
    return { release };
  });
  return { ...moved, outcome };
}

/**
 * Gives the latest tags back to the images of a release, and holds them: nothing is promoted until `liftHold`.
 *
 * @throws UserError if there is no such release, the registry has lost its images, or they are not accepted.
 */
export async function rollBack(
  context: MoveContext,
  number: number,
  reason: string,
): Promise<Moved> {
  return move(context, async ({ head, newest }) => {
    const last = head?.value.number ?? 0;
    const target = number <= last ? await readRelease(context.registry, number) : undefined;
    if (target === undefined) throw noRelease(number, last);
    const { commit, digests, locks, restores } = target.value;
    const original = restores ?? number;
    const held = head?.value.kind === 'rollback' ? head.value : undefined;
    if (held?.number === number || held?.restores === original) return {};
    for (const [variant, digest] of Object.entries(digests)) {
      if ((await context.registry.resolve(digest)) !== undefined) continue;
      throw new SurroundingsError(
        `the ${variant} image of release ${number} is gone from the registry`,
        {
          next: 'npx vsc releases lists the others',
        },
      );
    }
    await context.accept?.(digests);
    const entry = {
      kind: 'rollback',
      commit,
      digests,
      locks,
      when: timeAfter(head, context),
      changes: [`back to the images of release ${original}`],
      ...askedBy(context),
      reason,
      restores: original,
    } as const;
    return { release: nextRelease(head, entry, newest) };
  });
}

/**
 * Ends the hold of a roll back: its images stay the latest until the next promotion. Without a hold nothing
 * changes.
 */
export async function liftHold(context: MoveContext, reason: string): Promise<Moved> {
  return move(context, ({ head, newest }) => {
    if (head?.value.kind !== 'rollback') return Promise.resolve({});
    const { number, commit, digests, locks, restores } = head.value;
    const entry = {
      kind: 'lift',
      commit,
      digests,
      locks,
      when: timeAfter(head, context),
      changes: [`the hold of release ${number} is lifted`],
      ...askedBy(context),
      reason,
      ...(restores !== undefined && { restores }),
    } as const;
    return Promise.resolve({ release: nextRelease(head, entry, newest) });
  });
}

/** How a candidate stands to the newest commit that was judged, as far as git can tell. */
async function orderOf(
  { commit, rewritten }: Candidate,
  newest: Newest | undefined,
  history: History,
): Promise<Relation> {
  if (newest === undefined) return 'same';
  try {
    return await history.relation(commit, newest.commit);
  } catch (error) {
    // A clone of a rewritten history does not have the old commit at all.
    if (rewritten !== undefined && error instanceof UserError) return 'diverged';
    throw error;
  }
}

/** The time of a new entry: never before that of the one before it, whatever this machine's clock says. */
function timeAfter(head: LedgerHead | undefined, { log }: MoveContext): string {
  const now = new Date();
  if (head === undefined || !(new Date(head.value.when) > now)) return now.toISOString();
  const { number, when } = head.value;
  log(
    `this machine's clock says ${now.toISOString()}, before release ${number} (${when}): check it`,
  );
  return when;
}

const askedBy = ({ by, run }: MoveContext) => ({ by, ...(run !== undefined && { run }) });

async function candidateDigests(
  { registry }: MoveContext,
  { commit, variants, tested }: Candidate,
  history: History,
): Promise<Digests> {
  const entries = await Promise.all(
    variants.map(async (variant) => {
      const tag = commitTag(variant, commit);
      const image = await publishedImage(registry, tag);
      if (image === undefined) {
        throw new UserError(`${registry.repository}:${tag} is not in the registry`, {
          next: `npx vsc publish-image --variant ${variant} --tested ID, with the id that npx vsc test-image prints; then promote again`,
        });
      }
      const expected = tested?.[variant];
      if (expected !== undefined && expected !== image.digest) {
        throw new UserError(`${tag} is ${image.digest}, but ${expected} was tested`, {
          next: 'test what is in the registry, or publish what was tested',
        });
      }
      requireVariant(variant, image.labels, `${registry.repository}:${tag}`);
      const built = image.labels[REVISION];
      if (built !== undefined && built !== commit) {
        // An image whose inputs did not change is not built again: it may be older, never newer.
        const relation = await history.relation(built, commit);
        if (relation !== 'ancestor') {
          throw new UserError(`${tag} was built from ${built}, which ${commit} does not contain`, {
            next: 'publish the images of this commit',
          });
        }
      }
      return [variant, image.digest] as const;
    }),
  );
  return Object.fromEntries(entries);
}

function refusal(
  verdict: 'rebuilt' | 'diverged',
  commit: string,
  newest: Newest | undefined,
): UserError {
  if (verdict === 'rebuilt') {
    return new UserError(
      `commit ${commit} is release ${newest?.number} already, with other images`,
      { next: 'what is released is never replaced: promote a newer commit' },
    );
  }
  return new UserError(
    `commit ${commit} does not contain ${newest?.commit}, which is the newest release`,
    {
      next: 'promote a commit of main that contains it; if the history of main was rewritten, --rewritten WHY goes on from here',
    },
  );
}

function noRelease(number: number, last: number): UserError {
  return new UserError(`there is no release ${number}`, {
    next:
      last === 0 ? 'nothing has been promoted yet' : `npx vsc releases lists them: 1 to ${last}`,
  });
}
