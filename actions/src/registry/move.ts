import { randomUUID } from 'node:crypto';
import { messageOf, UserError } from '../errors.ts';
import type { Registry } from './client.ts';
import {
  claim,
  type FoundIntent,
  type Intent,
  outlast,
  readIntent,
  release as giveFree,
  type Timing,
} from './intent.ts';
import {
  append,
  type Digests,
  type Head,
  isHead,
  LEDGER_TAG,
  readHead,
  type Release,
} from './ledger.ts';
import { latestTag } from './settings.ts';

export interface MoveContext {
  readonly registry: Registry;
  readonly signal: AbortSignal;
  readonly timing: Timing;
  /** Who or what runs, for people. */
  readonly by: string;
  readonly log: (line: string) => void;
}

/** What a plan makes of the ledger's head: a new entry, or nothing to do. */
export type Plan = (head: Head | undefined) => Promise<Release | undefined>;

/** What a move has come to. */
export interface Moved {
  /** The release that the latest tags now stand for; undefined before the first. */
  readonly release: Release | undefined;
  /** Whether it is new. */
  readonly moved: boolean;
  /** Whether the tags had to be set right, as they were not what the ledger says. */
  readonly repaired: boolean;
}

/**
 * Moves the latest tags of all variants to what `plan` makes of the ledger, all or none:
 * 1. finish or undo what a run before left half-way;
 * 2. write an intent, which keeps others out;
 * 3. set and verify each tag, append the release to the ledger, give the intent free.
 * Where step 3 fails the tags go back to what they were; where that fails too, the intent stays and
 * the next run does it.
 */
export async function move(context: MoveContext, plan: Plan): Promise<Moved> {
  const { registry } = context;
  for (;;) {
    context.signal.throwIfAborted();
    const found = await readIntent(registry);
    const head = await readHead(registry);
    const left = leftBehind(found, head);
    if (left !== undefined) {
      await recover(context, left, found as FoundIntent);
      continue;
    }
    const planned = await plan(head);
    const release = planned ?? head?.value;
    const repair = planned === undefined;
    const from = await before(registry, release?.digests ?? {}, repair ? undefined : head);
    if (release === undefined || (repair && sameTags(from, release.digests))) {
      return { release, moved: false, repaired: false };
    }
    const intent = intentFor(context, release, repair, from);
    const mine = await claim(registry, intent, found, context.timing);
    if (mine === undefined) continue;
    if ((await registry.resolve(LEDGER_TAG)) !== head?.digest) {
      await giveFree(registry, mine);
      continue;
    }
    await finishOrUndo(context, intent, mine);
    return { release, moved: !repair, repaired: repair };
  }
}

/** The intent of a run that has not ended well, or undefined where none needs care. */
function leftBehind(found: FoundIntent | undefined, head: Head | undefined): Intent | undefined {
  if (found === undefined || found.value.state === 'idle') return undefined;
  const intent = found.value;
  // One whose entry is in the ledger, or comes too late for it, has no more to do.
  const open = intent.repair
    ? intent.release.number === head?.value.number
    : intent.release.previous === head?.digest;
  return open ? intent : undefined;
}

/** Waits for another run; where it is dead, takes its place and ends what it began. */
async function recover(context: MoveContext, left: Intent, found: FoundIntent): Promise<void> {
  const { registry, timing, signal } = context;
  const what = `release ${left.release.number} by ${left.by}, begun ${left.since}`;
  context.log(`waiting for another promotion to end: ${what}`);
  if (!(await outlast(registry, found, timing, signal))) return;
  const intent = { ...left, owner: randomUUID() };
  const mine = await claim(registry, intent, found, timing);
  if (mine === undefined) return;
  context.log(`that promotion was interrupted: ending it`);
  try {
    await finishOrUndo(context, intent, mine);
  } catch (error) {
    if (!(error instanceof PutBack)) throw error;
    context.log(`it could not be finished, and was undone: ${error.reason}`);
  }
}

/** A move that failed and left everything as it was. */
class PutBack extends UserError {
  readonly reason: string;

  constructor(cause: unknown) {
    super(`nothing was promoted: ${messageOf(cause)}; the latest tags are what they were before`, {
      next: 'mend the cause, then run it again',
      cause,
    });
    this.reason = messageOf(cause);
  }
}

/**
 * Carries out an intent that this run holds.
 *
 * @throws PutBack where it failed and was undone, UserError where the next run has to end it.
 */
async function finishOrUndo(context: MoveContext, intent: Intent, mine: string): Promise<void> {
  // Ctrl-C does not cut short what has begun; the end of the hold does, well before others may
  // take the intent for a dead one.
  const registry = context.registry.under(AbortSignal.timeout(context.timing.hold));
  try {
    for (const [variant, digest] of Object.entries(intent.release.digests)) {
      await setTag(registry, latestTag(variant), digest);
    }
    if (!intent.repair) await append(registry, intent.release);
  } catch (error) {
    try {
      if (!intent.repair && (await isHead(registry, intent.release))) return;
      await undo(registry, intent);
      await giveFree(registry, mine);
    } catch (second) {
      throw unfinished(intent, error, second);
    }
    throw new PutBack(error);
  }
  await giveFree(registry, mine).catch((error: unknown) =>
    context.log(`the next promotion will tidy up after this one: ${messageOf(error)}`),
  );
}

/** Gives each tag back what it stood for; a tag that never changed is not written. */
async function undo(registry: Registry, { from }: Intent): Promise<void> {
  for (const [variant, digest] of Object.entries(from)) {
    const tag = latestTag(variant);
    const now = (await registry.resolve(tag)) ?? null;
    if (now === digest) continue;
    if (digest !== null) await setTag(registry, tag, digest);
    else if (!(await registry.deleteManifest(tag))) {
      throw new Error(`this registry cannot delete the tag ${tag}`);
    }
  }
}

/** Points a tag to an image and verifies it. */
async function setTag(registry: Registry, tag: string, digest: string): Promise<void> {
  const manifest = await registry.manifest(digest);
  if (manifest === undefined) throw new Error(`${registry.repository} has no ${digest}`);
  await registry.putManifest(tag, manifest);
  const now = await registry.resolve(tag);
  if (now !== digest) throw new Error(`${tag} is ${now} after it was set to ${digest}`);
}

/** What to put back: what the ledger says, or where it says nothing what the tag stands for. */
async function before(
  registry: Registry,
  digests: Digests,
  head: Head | undefined,
): Promise<Intent['from']> {
  const entries = Object.keys(digests).map(async (variant) => {
    const known = head?.value.digests[variant];
    return [variant, known ?? (await registry.resolve(latestTag(variant))) ?? null] as const;
  });
  return Object.fromEntries(await Promise.all(entries));
}

function sameTags(tags: Intent['from'], digests: Digests): boolean {
  return Object.entries(digests).every(([variant, digest]) => tags[variant] === digest);
}

function intentFor(
  context: MoveContext,
  release: Release,
  repair: boolean,
  from: Intent['from'],
): Intent {
  const since = new Date().toISOString();
  return { state: 'moving', owner: randomUUID(), by: context.by, since, release, repair, from };
}

function unfinished(intent: Intent, error: unknown, second: unknown): UserError {
  return new UserError(
    `release ${intent.release.number} is half-way: ${messageOf(error)}; putting it back failed as well: ${messageOf(second)}`,
    { next: 'run it again: the next run finishes or undoes it first', cause: error },
  );
}
