import { randomUUID } from 'node:crypto';
import { isDeepStrictEqual } from 'node:util';
import { exitCodeOf, messageOf, SurroundingsError, UserError } from '../../errors.ts';
import type { Registry } from '../client/client.ts';
import {
  claim,
  type FoundIntent,
  type Intent,
  outlast,
  readIntent,
  release as giveFree,
  type Timing,
} from '../ledger/intent.ts';
import { underFreeNumber } from '../ledger/free-number.ts';
import {
  append,
  type Digests,
  type LedgerHead,
  isHead,
  readHead,
  type Release,
} from '../ledger/ledger.ts';
import { type Newest, readNewest, recordNewest } from '../ledger/newest-commit.ts';
import { setReleaseTags, wrongReleaseTags } from '../ledger/release-tags.ts';
import { setTag } from '../ledger/set-tag.ts';
import { latestTag } from '../client/settings.ts';

export interface MoveContext {
  readonly registry: Registry;
  readonly signal: AbortSignal;
  readonly timing: Timing;
  /** Who asks for it, for people. */
  readonly by: string;
  /** Address of the run that does it, if one does. */
  readonly run?: string | undefined;
  readonly log: (line: string) => void;
  /** Throws for images, by variant, that must not become the latest. */
  readonly accept?: (digests: Digests) => Promise<void>;
}

/** Where the ledger stands before a move. */
export interface Position {
  readonly head: LedgerHead | undefined;
  /** The newest commit that was ever judged. */
  readonly newest: Newest | undefined;
}

/** What a plan makes of it: a new entry, a commit to write down as judged, or nothing. */
export interface Planned {
  readonly release?: Release;
  /** It has the images of the newest release, and is newer than what is known. */
  readonly judged?: string;
}

export type Plan = (at: Position) => Promise<Planned>;

/** How a move has ended. */
export interface Moved {
  /** The release that the latest tags now stand for; undefined before the first. */
  readonly release: Release | undefined;
  /** Whether it is new. */
  readonly moved: boolean;
  /** Whether the tags had to be set right, as they were not what the ledger says. */
  readonly repaired: boolean;
}

/**
 * Moves the latest tags of all variants to what `plan` makes of the ledger, all or none. Whatever
 * happens, the tags follow the ledger:
 * 1. an intent keeps others out; if a killed run left one, its half-way tags go back first;
 * 2. each tag is set and verified;
 * 3. the release is appended to the ledger: from here on it counts, and gets tags of its own;
 * 4. the intent is given free.
 * Where 2 or 3 fails the tags go back to what they were; if that fails too, the intent stays and
 * the next run does it.
 */
export async function move(context: MoveContext, plan: Plan): Promise<Moved> {
  const { registry } = context;
  let repaired = false;
  for (;;) {
    context.signal.throwIfAborted();
    const found = await readIntent(registry);
    const at = await readPosition(registry);
    const { head } = at;
    if (found !== undefined && isLeft(found, head)) {
      repaired = (await tidyUp(context, found, head)) || repaired;
      continue;
    }
    const { release: wanted, judged } = await plan(at);
    const planned = wanted && (await underFreeNumber(registry, head, wanted));
    if (wanted !== undefined && planned === undefined) continue;
    if (planned?.number !== wanted?.number) {
      context.log(`entries of the ledger are lost: this is release ${planned?.number}`);
    }
    const release = planned ?? head?.value;
    const from = await currentTags(registry, release?.digests ?? {});
    if (release === undefined) return { release, moved: false, repaired };
    const repair = planned === undefined;
    const right = repair && (await isRight(registry, from, release));
    if (right && judged === undefined) return { release, moved: false, repaired };
    // Whoever may push may write an entry: the tags follow it to no image that is not accepted.
    if (repair) await context.accept?.(release.digests);
    const mine = await claim(registry, intentFor(context, release, repair), found, context.timing);
    if (mine === undefined) continue;
    if (!isDeepStrictEqual(await readPosition(registry), at)) {
      await giveFree(registry, mine);
      continue;
    }
    if (planned !== undefined) {
      await advance(
        context,
        { before: head?.value, release },
        { ...from, ...head?.value.digests },
        mine,
      );
    } else if (head !== undefined) {
      await setRight(context, head, mine, judged);
    }
    return { release, moved: !repair, repaired: repaired || (repair && !right) };
  }
}

/** Where the ledger stands now. */
export async function readPosition(registry: Registry): Promise<Position> {
  const head = await readHead(registry);
  return { head, newest: await readNewest(registry, head) };
}

/** Whether an intent is of a run that has not ended. */
function isLeft({ value: intent }: FoundIntent, head: LedgerHead | undefined): boolean {
  if (intent.state === 'idle') return false;
  const number = head?.value.number ?? 0;
  return intent.repair ? intent.release === number : intent.release > number;
}

/**
 * Waits for another run; if it is dead, takes its place and sets the tags back to what the ledger
 * says. Returns whether it did so.
 */
async function tidyUp(
  context: MoveContext,
  found: FoundIntent,
  head: LedgerHead | undefined,
): Promise<boolean> {
  const { registry, timing, signal } = context;
  const { by, since } = found.value as Intent;
  context.log(`waiting for another promotion to end: by ${by}, begun ${since}`);
  if (!(await outlast(registry, found, timing, signal))) return false;
  context.log('that promotion was interrupted');
  if (head === undefined) {
    // Nothing was released before: the tags wait for the first release that is finished.
    await giveFree(registry, found.digest);
    return false;
  }
  await context.accept?.(head.value.digests);
  const intent = intentFor(context, head.value, true);
  const mine = await claim(registry, intent, found, timing);
  if (mine === undefined) return false;
  await setRight(context, head, mine);
  return true;
}

/**
 * Sets the tags to the newest release of the ledger, and writes down which commit was judged to be no other.
 * If that fails, the intent stays for the next run.
 */
async function setRight(
  context: MoveContext,
  head: LedgerHead,
  mine: string,
  judged?: string,
): Promise<void> {
  const registry = held(context);
  await setLatest(registry, head.value.digests);
  await setReleaseTags(registry, head.value);
  if (judged !== undefined) await recordNewest(registry, head, judged);
  await giveFree(registry, mine);
}

/**
 * Sets the tags to a new release and appends it to the ledger.
 *
 * @param from what to put back if that fails.
 * @throws UserError that says whether it was undone, or is left to the next run.
 */
async function advance(
  context: MoveContext,
  { before, release }: { readonly before: Release | undefined; readonly release: Release },
  from: Tags,
  mine: string,
): Promise<void> {
  const registry = held(context);
  try {
    await setLatest(registry, release.digests);
    await append(registry, release);
  } catch (error) {
    try {
      if (await isHead(registry, release)) return;
      await undo(registry, from);
      await giveFree(registry, mine);
    } catch (second) {
      throw halfWay(release, error, second);
    }
    throw new UserError(`nothing was promoted: ${messageOf(error)}`, {
      exitCode: exitCodeOf(error),
      next: 'the latest tags are what they were before: fix the cause, then run it again',
      cause: error,
    });
  }
  try {
    // A run that was killed may have left the release before without its tags.
    if (before !== undefined) await setReleaseTags(registry, before);
    await setReleaseTags(registry, release);
    await giveFree(registry, mine);
  } catch (error) {
    context.log(`the next promotion will tidy up after this one: ${messageOf(error)}`);
  }
}

/**
 * The registry for what has begun: Ctrl-C does not cut it short; the end of the hold does, well
 * before others may take the intent for a dead one.
 */
function held({ registry, timing }: MoveContext): Registry {
  return registry.under(AbortSignal.timeout(timing.holdMs));
}

/** What each variant's latest tag stands for; null if there is no such tag. */
type Tags = Readonly<Record<string, string | null>>;

/** Gives each tag back what it stood for; a tag that never changed is not written. */
async function undo(registry: Registry, from: Tags): Promise<void> {
  for (const [variant, digest] of Object.entries(from)) {
    const tag = latestTag(variant);
    const now = (await registry.resolve(tag)) ?? null;
    if (now === digest) continue;
    if (digest !== null) await setTag(registry, tag, digest);
    else if (!(await registry.deleteManifest(tag))) {
      throw new SurroundingsError(`this registry cannot delete the tag ${tag}`, {
        next: 'remove the tag with its own tools',
      });
    }
  }
}

async function setLatest(registry: Registry, digests: Digests): Promise<void> {
  for (const [variant, digest] of Object.entries(digests)) {
    await setTag(registry, latestTag(variant), digest);
  }
}

async function currentTags(registry: Registry, digests: Digests): Promise<Tags> {
  const entries = Object.keys(digests).map(
    async (variant) => [variant, (await registry.resolve(latestTag(variant))) ?? null] as const,
  );
  return Object.fromEntries(await Promise.all(entries));
}

/** Whether the tags are what the ledger says, those of the release itself included. */
async function isRight(registry: Registry, latest: Tags, release: Release): Promise<boolean> {
  return (
    sameTags(latest, release.digests) && (await wrongReleaseTags(registry, release)).size === 0
  );
}

function sameTags(tags: Tags, digests: Digests): boolean {
  return Object.entries(digests).every(([variant, digest]) => tags[variant] === digest);
}

function intentFor({ by, run }: MoveContext, { number }: Release, repair: boolean): Intent {
  const since = new Date().toISOString();
  return { state: 'moving', owner: randomUUID(), by: run ?? by, since, release: number, repair };
}

function halfWay({ number }: Release, error: unknown, second: unknown): UserError {
  return new UserError(
    `release ${number} is half done: ${messageOf(error)}; putting it back failed as well: ${messageOf(second)}`,
    {
      exitCode: exitCodeOf(error),
      next: 'run it again: the next run tidies up first',
      cause: error,
    },
  );
}
