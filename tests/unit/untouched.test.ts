import { describe, expect, it } from 'vitest';
import { changes } from '../support/untouched.ts';

describe("what is the user's", () => {
  const before = ['image runtime:cpu-local sha256:1', 'data/test/query/Q1.mp4 5 1'];

  it('is the same before and after', () => {
    expect(changes(before, [...before])).toEqual([]);
  });

  it.each([
    ['an image that was replaced', ['image runtime:cpu-local sha256:2', before[1]!], 2],
    ['a video that is gone', [before[0]!], 1],
    ['a file that is new', [...before, 'submission/submission.zip 1 1'], 1],
  ])('is not: %s', (_what, after, count) => {
    expect(changes(before, after)).toHaveLength(count);
  });
});
