import { SurroundingsError, UserError } from '../../errors.ts';
import {
  type Candidate,
  candidateImages,
  digestsOf,
  type History,
  type Images,
  sameInputs,
} from './candidate.ts';
import type { Registry } from '../client/client.ts';
import { type LedgerHead, nextRelease, readRelease } from '../ledger/ledger.ts';
import { move, type MoveContext, type Moved, type Position, readPosition } from './move.ts';
import type { Newest } from '../ledger/newest-commit.ts';
import { judge, type OrderVerdict, type Relation } from '../ledger/order.ts';
import { updatedPackages } from './updated-packages.ts';

export type Promoted = Moved & { readonly outcome: PromotionOutcome };

/** What became of a promotion; `unreleased`: a rebuild of what no release has yet. */
export type PromotionOutcome = 'promoted' | 'already' | 'superseded' | 'held' | 'unreleased';

/**
 * Gives the latest tags of all variants to the images of one commit, or to none. Images that were made of the
 * inputs of the newest release make no other, whatever else is in them, unless they are a rebuild: that is a
 * release if their packages are others, and nothing else is.
 *
 * @throws UserError if an image is missing, not accepted or not the one tested, or if the order forbids it.
 */
export async function promote(
  context: MoveContext,
  candidate: Candidate,
  history: History,
): Promise<Promoted> {
  const { registry } = context;
  const images = await candidateImages(registry, candidate, history);
  await context.accept?.(digestsOf(images));
  let outcome: PromotionOutcome = 'promoted';
  const moved = await move(context, async (at) => {
    const { head } = at;
    const { commit, rewritten } = candidate;
    const decided = await decide(registry, images, { candidate, history, at });
    const { relation, anew, updates } = decided;
    ({ outcome } = decided);
    if (outcome !== 'promoted') {
      // It makes no release, but none older may be promoted after it.
      return outcome === 'already' && relation === 'descendant' ? { judged: commit } : {};
    }
    const reason = anew ? rewritten : updates && REBUILT;
    const release = nextRelease(head, {
      kind: 'publish',
      commit,
      digests: digestsOf(images),
      locks: await history.locks(commit),
      when: timeAfter(head, context),
      changes: anew
        ? ['the history of main was rewritten']
        : (updates ?? (await history.changes(head?.value.commit, commit))),
      ...askedBy(context),
      ...(reason !== undefined && { reason }),
    });
    return { release };
  });
  return { ...moved, outcome };
}

/**
 * Says what `promote` would do, and writes nothing. Nothing is asked of what is attested: that may come later.
 *
 * @throws UserError as `promote` does.
 */
export async function foresee(
  { registry }: Pick<MoveContext, 'registry'>,
  candidate: Candidate,
  history: History,
): Promise<Promoted> {
  const images = await candidateImages(registry, candidate, history);
  const at = await readPosition(registry);
  const { outcome } = await decide(registry, images, { candidate, history, at });
  return { outcome, release: at.head?.value, moved: false, repaired: false };
}

/** What becomes of a candidate where the ledger stands now. */
async function decide(
  registry: Registry,
  images: Images,
  {
    candidate,
    history,
    at: { head, newest },
  }: { candidate: Candidate; history: History; at: Position },
) {
  const { commit, rewritten, rebuild = false } = candidate;
  const digests = digestsOf(images);
  const order = await orderOf(candidate, newest, history);
  const anew = rewritten !== undefined && order === 'diverged';
  const relation = anew ? 'descendant' : order;
  const unchanged = await sameInputs(registry, images, head?.value.digests);
  const verdict = judge({ digests, unchanged, rebuild }, head?.value, relation);
  if (verdict === 'rebuilt' || verdict === 'diverged') throw refusal(verdict, commit, newest);
  const updates =
    verdict === 'update' && head !== undefined
      ? await updatedPackages(registry, head.value, digests)
      : undefined;
  return { outcome: outcomeOf(verdict, updates), relation, anew, updates };
}

function outcomeOf(
  verdict: Exclude<OrderVerdict, 'rebuilt' | 'diverged'>,
  updates: readonly string[] | undefined,
): PromotionOutcome {
  if (verdict === 'promote') return 'promoted';
  if (verdict === 'update') return updates?.length === 0 ? 'already' : 'promoted';
  return verdict;
}

/** Why there is a release although nobody changed anything. */
const REBUILT = 'rebuilt for updates of its packages; its inputs are those of the release before';

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
    const forward = held?.restores !== undefined && held.restores < original;
    const entry = {
      kind: 'rollback',
      commit,
      digests,
      locks,
      when: timeAfter(head, context),
      changes: [
        forward
          ? `forward to the images of release ${original}, past the hold of release ${held.number}`
          : `back to the images of release ${original}`,
      ],
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
