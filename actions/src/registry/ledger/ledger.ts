import { SurroundingsError } from '../../errors.ts';
import type { Registry } from '../client/client.ts';
import { isDigest } from '../client/oci.ts';
import { type StoredRecord, putRecord, readStoredRecord, recordManifest } from './record.ts';

/** Digests by variant, such as `{ cpu: 'sha256:…', gpu: 'sha256:…' }`. */
export type Digests = Readonly<Record<string, string>>;

/** One entry of the ledger: what the latest tags stood for from `when` on. */
export interface Release {
  /** Counts from 1, without gaps unless entries were lost for good. */
  readonly number: number;
  /**
   * A new commit was promoted; the images of an earlier release came back, and are held: nothing is promoted
   * until the hold is lifted; or it was lifted.
   */
  readonly kind: 'publish' | 'rollback' | 'lift';
  readonly commit: string;
  readonly digests: Digests;
  /** SHA-256 of the lock files that the images were built from, by path. */
  readonly locks: Readonly<Record<string, string>>;
  /** UTC, ISO 8601. */
  readonly when: string;
  /** What is new against the release before, a line each. */
  readonly changes: readonly string[];
  /** Who asked for it. Entries of older versions lack it. */
  readonly by?: string;
  /** Address of the run that made it, if one did. */
  readonly run?: string;
  /** Why, of a roll back or the end of its hold. */
  readonly reason?: string;
  /** Of a rollback: the release whose images these are. */
  readonly restores?: number;
  /** The newest commit ever promoted, this one included: nothing older may follow. */
  readonly newest: { readonly number: number; readonly commit: string; readonly digests: Digests };
  /** Digest of the entry before. */
  readonly previous?: string;
}

/** A tag of the ledger holds something else. */
export class DamagedEntry extends SurroundingsError {}

/** The newest entry, with the digest of the manifest that holds it. */
export type LedgerHead = StoredRecord<Release>;

/** The tag that moves to each new entry. Entries keep `release-<number>` for ever. */
export const LEDGER_TAG = 'releases';

const ARTIFACT_TYPE = 'application/vnd.drivendata.vsc.release.v1+json';

/** Entries of all versions; what an older one would misread gets another number, or another kind. */
const ANY_VERSION = /^application\/vnd\.drivendata\.vsc\.release\.v\d+\+json$/;

const KINDS: readonly unknown[] = ['publish', 'rollback', 'lift'] satisfies Release['kind'][];

export function releaseTag(number: number): string {
  return `release-${number}`;
}

/** The number of the release that a tag is of; undefined for any other tag. */
export function releaseOfTag(tag: string): number | undefined {
  const digits = /^release-([1-9]\d{0,8})$/.exec(tag)?.[1];
  return digits === undefined ? undefined : Number(digits);
}

/** The newest release, or undefined before the first. */
export function readHead(registry: Registry): Promise<LedgerHead | undefined> {
  return readEntry(registry, LEDGER_TAG);
}

/**
 * The entry under a tag or digest; undefined if there is none.
 *
 * @throws SurroundingsError if it is damaged (DamagedEntry), or of a newer version than this one.
 */
export function readEntry(registry: Registry, reference: string): Promise<LedgerHead | undefined> {
  return readStoredRecord(registry, reference, checked);
}

/**
 * One release by its number, or undefined if there is none.
 *
 * @throws SurroundingsError if the ledger is damaged.
 */
export async function readRelease(
  registry: Registry,
  number: number,
): Promise<LedgerHead | undefined> {
  const stored = await readEntry(registry, releaseTag(number));
  if (stored !== undefined && stored.value.number !== number) throw damaged(registry, number);
  return stored;
}

/**
 * The releases from the newest down, at most `limit` of them, each checked against the digest that
 * its successor names.
 */
export async function readReleases(registry: Registry, limit = Infinity): Promise<Release[]> {
  const releases: Release[] = [];
  let entry = await readHead(registry);
  while (entry !== undefined) {
    const { number, previous }: Release = entry.value;
    releases.push(entry.value);
    if (previous === undefined || releases.length >= limit) break;
    entry = await readEntry(registry, previous);
    if (entry === undefined || entry.value.number >= number) throw damaged(registry, number - 1);
  }
  return releases;
}

/**
 * Fills in what an entry takes from the one before it.
 *
 * @param judged the newest commit so far, if it is newer than what the head says
 */
export function nextRelease(
  head: LedgerHead | undefined,
  entry: Omit<Release, 'number' | 'newest' | 'previous'>,
  judged = head?.value.newest,
): Release {
  const number = (head?.value.number ?? 0) + 1;
  const { commit, digests } = entry;
  const newest =
    entry.kind === 'publish' || judged === undefined ? { number, commit, digests } : judged;
  return { number, ...entry, newest, ...(head === undefined ? {} : { previous: head.digest }) };
}

/**
 * Appends an entry, or finds it appended: it becomes the head if the head is still the one before
 * it. Its own tag comes first, so that every entry up to the head has one.
 *
 * @throws SurroundingsError if the ledger has moved on since the entry was made.
 */
export async function append(registry: Registry, release: Release): Promise<void> {
  const manifest = recordManifest(ARTIFACT_TYPE, release);
  const head = await registry.resolve(LEDGER_TAG);
  if (head === manifest.digest) return;
  if (head === release.previous) {
    // What an undone run left there counts for nothing; `underFreeNumber` has looked for anything else.
    await putRecord(registry, releaseTag(release.number), manifest);
    await putRecord(registry, LEDGER_TAG, manifest, head);
    if (await isHead(registry, release)) return;
  }
  throw new SurroundingsError(`the release ledger of ${registry.repository} changed meanwhile`, {
    next: 'run it again: only one promotion may run at a time',
  });
}

/** Whether the head of the ledger is this very entry. */
export async function isHead(registry: Registry, release: Release): Promise<boolean> {
  const { digest } = recordManifest(ARTIFACT_TYPE, release);
  return (await registry.resolve(LEDGER_TAG)) === digest;
}

function damaged(registry: Registry, number: number): SurroundingsError {
  return new SurroundingsError(
    `the release ledger of ${registry.repository} is damaged at release ${number}`,
    { next: 'npx vsc releases verify says what is missing; --repair restores it' },
  );
}

function checked(value: unknown, artifactType: string | undefined): Release {
  const release = value as Release;
  if (isNewer(release, artifactType)) {
    throw new SurroundingsError('the release ledger holds an entry of a newer version', {
      next: 'git pull: an older clone can neither read nor change it',
    });
  }
  const sound =
    typeof value === 'object' &&
    value !== null &&
    Number.isSafeInteger(release.number) &&
    release.number > 0 &&
    KINDS.includes(release.kind) &&
    isCommit(release.commit) &&
    areDigests(release.digests) &&
    Number.isSafeInteger(release.newest?.number) &&
    isCommit(release.newest.commit) &&
    areDigests(release.newest.digests) &&
    typeof release.locks === 'object' &&
    typeof release.when === 'string' &&
    Array.isArray(release.changes) &&
    release.changes.every((line) => typeof line === 'string') &&
    [release.by, release.run, release.reason].every((text) => typeof (text ?? '') === 'string') &&
    (release.previous === undefined) === (release.number === 1) &&
    (release.previous === undefined || isDigest(release.previous));
  if (sound) return release;
  throw new DamagedEntry('the release ledger holds an entry that this version cannot read', {
    next: 'npx vsc releases verify says what is missing; --repair restores it',
  });
}

function isNewer(release: Partial<Release> | null, artifactType: string | undefined): boolean {
  if (!ANY_VERSION.test(artifactType ?? '')) return false;
  return (
    artifactType !== ARTIFACT_TYPE ||
    (typeof release?.kind === 'string' && !KINDS.includes(release.kind))
  );
}

/** Whether `text` is a full commit id. */
export function isCommit(text: unknown): text is string {
  return typeof text === 'string' && /^[0-9a-f]{40}$/.test(text);
}

function areDigests(value: unknown): boolean {
  return (
    typeof value === 'object' &&
    value !== null &&
    Object.values(value).every((digest) => typeof digest === 'string' && isDigest(digest))
  );
}
