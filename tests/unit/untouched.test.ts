import { describe, expect, it } from 'vitest';
import { changes } from '../support/untouched.ts';

describe("what is the user's", () => {
  const before = ['image runtime:cpu-local sha256:1', 'data/test/query/Q1.mp4 5 1', 'container 1'];

  it('is the same before and after', () => {
    expect(changes(before, [...before, 'container 2'])).toEqual([]);
  });

  it.each([
    ['an image that was replaced', ['image runtime:cpu-local sha256:2', ...before.slice(1)], 2],
    ['a video that is gone', [before[0]!, before[2]!], 1],
    ['a container that was stopped', before.slice(0, 2), 1],
    ['a file that is new', [...before, 'submission/submission.zip 1 1'], 1],
  ])('is not: %s', (_what, after, count) => {
    expect(changes(before, after)).toHaveLength(count);
  });
});
