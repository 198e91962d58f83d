import { describe, expect, it } from 'vitest';
import { asking } from '../../../actions/src/github/client.ts';

describe('a request that GitHub does not grant', () => {
  it.each([
    [403, 2, 'give the job the permission that it needs'],
    [422, 2, 'run the job again'],
    [429, 3, 'run the job again'],
    [500, 3, 'run the job again'],
    [503, 3, 'run the job again'],
  ])('with status %d ends with %d', async (status, exitCode, next) => {
    const refused = Object.assign(new Error('no'), { status });
    await expect(asking('write', () => Promise.reject(refused))).rejects.toMatchObject({
      message: `GitHub does not let us write: no (${status})`,
      exitCode,
      next,
    });
  });

  it('is a bug of ours if it never got there', async () => {
    const bug = new TypeError('a bug');
    await expect(asking('write', () => Promise.reject(bug))).rejects.toBe(bug);
  });
});
