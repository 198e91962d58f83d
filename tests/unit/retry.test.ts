import { describe, expect, it, vi } from 'vitest';
import { UserError } from '../../actions/src/errors.ts';
import { delayBefore, retryAfter, retrying, TransientError } from '../../actions/src/retry.ts';

const policy = { attempts: 4, firstDelayMs: 100, maxDelayMs: 1000 };

describe('the delay before the next attempt', () => {
  it.each([
    [1, undefined, 0, 50],
    [1, undefined, 0.999, 99.95],
    [3, undefined, 0, 200],
    [1, 700, 0, 700],
    [3, 10, 0, 200],
    [4, undefined, 0, undefined],
    [1, 1001, 0, undefined],
  ])('after attempt %d, asked to wait %s, random %d: %s', (attempt, waitMs, random, delay) => {
    expect(delayBefore(attempt, waitMs, policy, random)).toBe(delay);
  });

  it('is read from Retry-After in seconds or as a date', () => {
    const now = Date.parse('2026-11-22T08:00:00Z');
    expect(retryAfter('7', now)).toBe(7000);
    expect(retryAfter('Sun, 22 Nov 2026 08:00:05 GMT', now)).toBe(5000);
    expect(retryAfter('Sun, 22 Nov 2026 07:00:00 GMT', now)).toBe(0);
    expect(retryAfter('soon', now)).toBeUndefined();
    expect(retryAfter(null, now)).toBeUndefined();
  });
});

describe('retrying', () => {
  const quick = { attempts: 3, firstDelayMs: 1, maxDelayMs: 1 };
  const { signal } = new AbortController();

  it('goes on after what may pass, and tells', async () => {
    const operation = vi
      .fn<() => Promise<string>>()
      .mockRejectedValueOnce(new TransientError('busy'))
      .mockResolvedValue('done');
    const failures: string[] = [];
    const onRetry = (failure: TransientError) => failures.push(failure.message);
    expect(await retrying(operation, quick, { signal, onRetry })).toBe('done');
    expect(failures).toEqual(['busy']);
  });

  it('gives up after its attempts, for the user to mend', async () => {
    const operation = vi.fn<() => Promise<void>>().mockRejectedValue(new TransientError('busy'));
    const error = await retrying(operation, quick, { signal }).catch((reason: unknown) => reason);
    expect(error).toBeInstanceOf(UserError);
    expect((error as UserError).message).toBe('busy (3 attempts)');
    expect(operation).toHaveBeenCalledTimes(3);
  });

  it('passes anything else on at once', async () => {
    const operation = vi.fn<() => Promise<void>>().mockRejectedValue(new Error('bug'));
    await expect(retrying(operation, quick, { signal })).rejects.toThrow('bug');
    expect(operation).toHaveBeenCalledTimes(1);
  });

  it('ends with the reason of an abort', async () => {
    const abort = new AbortController();
    const operation = vi.fn<() => Promise<void>>().mockImplementation(() => {
      abort.abort(new Error('interrupted'));
      return Promise.reject(new TransientError('cut'));
    });
    await expect(retrying(operation, quick, { signal: abort.signal })).rejects.toThrow(
      'interrupted',
    );
  });
});
