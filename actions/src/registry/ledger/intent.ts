import { setTimeout as sleep } from 'node:timers/promises';
import { SurroundingsError } from '../../errors.ts';
import type { Registry } from '../client/client.ts';
import { type StoredRecord, readStoredRecord, recordManifest, replaceRecord } from './record.ts';

/**
 * What a run is about to do to the latest tags, written before it touches them. It keeps others out
 * while the run lives, and tells the next run where to tidy up after one that was killed.
 */
export interface Intent {
  readonly state: 'moving';
  /** Random: tells a run its own intent from another's. */
  readonly owner: string;
  /** Who or what runs, for people. */
  readonly by: string;
  readonly since: string;
  /** Number of the release that will be in the ledger once the run has succeeded. */
  readonly release: number;
  /** Whether the run sets the tags right for a release that is in the ledger already. */
  readonly repair: boolean;
}

interface Idle {
  readonly state: 'idle';
}

export type FoundIntent = StoredRecord<Intent | Idle>;

/** Tests shorten these times. */
export interface Timing {
  /** How long a run may write under its intent. */
  readonly holdMs: number;
  /** An intent that has stood for so long, longer than `holdMs`, belongs to a dead run. */
  readonly leaseMs: number;
  /** Pause between writing an intent and reading it back: longer than a write takes to land. */
  readonly settleMs: number;
  /** Pause between looks at another run's intent. */
  readonly pollMs: number;
}

/** A move is about a dozen small requests, which take seconds; people wait for a dead run's lease. */
export const TIMING: Timing = { holdMs: 90_000, leaseMs: 180_000, settleMs: 1000, pollMs: 2000 };

export const INTENT_TAG = 'promotion';

const ARTIFACT_TYPE = 'application/vnd.drivendata.vsc.intent.v1+json';

export function readIntent(registry: Registry): Promise<FoundIntent | undefined> {
  return readStoredRecord(registry, INTENT_TAG, checked);
}

/**
 * Claims the tags for `intent` if the record is still `expected`. Of several runs that try at once
 * the last to write wins, and the others see so after the settling time (Fischer's algorithm).
 *
 * @returns the digest of the intent, or undefined if another run has the tags.
 */
export async function claim(
  registry: Registry,
  intent: Intent,
  expected: FoundIntent | undefined,
  timing: Timing,
): Promise<string | undefined> {
  const manifest = recordManifest(ARTIFACT_TYPE, intent);
  if (!(await replaceRecord(registry, INTENT_TAG, manifest, expected?.digest))) return undefined;
  if (timing.settleMs > 0) await sleep(timing.settleMs);
  return (await registry.resolve(INTENT_TAG)) === manifest.digest ? manifest.digest : undefined;
}

/** Gives the tags free, unless another run has taken them over. */
export async function release(registry: Registry, digest: string): Promise<void> {
  const idle: Idle = { state: 'idle' };
  await replaceRecord(registry, INTENT_TAG, recordManifest(ARTIFACT_TYPE, idle), digest);
}

/**
 * Waits until another run's intent changes, or until it has stood for a whole lease, measured by
 * this machine's clock alone. Returns whether it still stands: then its run is dead.
 */
export async function outlast(
  registry: Registry,
  found: FoundIntent,
  timing: Timing,
  signal: AbortSignal,
): Promise<boolean> {
  for (let waited = 0; waited < timing.leaseMs; waited += timing.pollMs) {
    await sleep(timing.pollMs, undefined, { signal });
    if ((await registry.resolve(INTENT_TAG)) !== found.digest) return false;
  }
  return true;
}

function checked(value: unknown): Intent | Idle {
  const intent = value as Intent | Idle | undefined | null;
  if (intent?.state === 'idle' || intent?.state === 'moving') return intent;
  throw new SurroundingsError(`the tag ${INTENT_TAG} holds nothing that this version can read`, {
    next: 'see "Repairing the ledger" in docs/how-to/publishing.md',
  });
}
