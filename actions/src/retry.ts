import { setTimeout as sleep } from 'node:timers/promises';
import { SurroundingsError } from './errors.ts';

/** A failure that may pass by itself: a dropped connection, 429 or 5xx. */
export class TransientError extends Error {
  override readonly name = 'TransientError';
  /** What the other side asked us to wait (Retry-After), in milliseconds. */
  readonly waitMs: number | undefined;

  constructor(message: string, options: { waitMs?: number | undefined; cause?: unknown } = {}) {
    super(message, { cause: options.cause });
    this.waitMs = options.waitMs;
  }
}

/** When to give up. Delays double from `firstDelayMs` up to `maxDelayMs`. */
export interface RetryPolicy {
  readonly attempts: number;
  readonly firstDelayMs: number;
  readonly maxDelayMs: number;
}

/** About half a minute of patience, and as long a Retry-After as registries ask for in practice. */
export const PATIENT: RetryPolicy = { attempts: 7, firstDelayMs: 500, maxDelayMs: 60_000 };

/**
 * Runs `operation` until it succeeds or fails with something else than a TransientError.
 *
 * @throws SurroundingsError with the last failure, if every attempt failed or if the other side asks
 *   for a longer wait than the policy has.
 */
export async function retrying<T>(
  operation: () => Promise<T>,
  policy: RetryPolicy,
  options: { signal: AbortSignal; onRetry?: (failure: TransientError) => void },
): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    options.signal.throwIfAborted();
    try {
      return await operation();
    } catch (error) {
      options.signal.throwIfAborted();
      if (!(error instanceof TransientError)) throw error;
      const delay = delayBefore(attempt, error.waitMs, policy, Math.random());
      if (delay === undefined) {
        const tried = attempt > 1 ? ` (${attempt} attempts)` : '';
        throw new SurroundingsError(error.message + tried, {
          next: 'try again later: what is finished is kept',
          cause: error,
        });
      }
      options.onRetry?.(error);
      await sleep(delay, undefined, { signal: options.signal });
    }
  }
}

/**
 * Milliseconds to wait after attempt number `attempt` (from 1) failed, or undefined to give up.
 * Half of the delay is random (`random` in [0, 1)), so that clients don't return in step.
 */
export function delayBefore(
  attempt: number,
  waitMs: number | undefined,
  policy: RetryPolicy,
  random: number,
): number | undefined {
  if (attempt >= policy.attempts) return undefined;
  const backOff = Math.min(policy.firstDelayMs * 2 ** (attempt - 1), policy.maxDelayMs);
  const jittered = backOff * (0.5 + random / 2);
  if (waitMs === undefined) return jittered;
  return waitMs > policy.maxDelayMs ? undefined : Math.max(waitMs, jittered);
}

/** Milliseconds of a Retry-After header (seconds or a date, RFC 9110 10.2.3), seen at `now`. */
export function retryAfter(header: string | null, now: number): number | undefined {
  if (header === null) return undefined;
  if (/^\d+$/.test(header)) return Number(header) * 1000;
  const date = Date.parse(header);
  return Number.isNaN(date) ? undefined : Math.max(0, date - now);
}
