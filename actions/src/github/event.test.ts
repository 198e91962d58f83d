import { describe, expect, it } from 'vitest';
import { ownBranch } from './event.ts';

const sha = '1'.repeat(40);

describe('the branch of a run', () => {
  it('has its whole name, and the commit', () => {
    const env = { GITHUB_REF: 'refs/heads/topic/one', GITHUB_SHA: sha };
    expect(ownBranch(env)).toEqual({ branch: 'topic/one', sha });
  });

  it.each([
    { GITHUB_REF: 'refs/tags/v1', GITHUB_SHA: sha },
    { GITHUB_REF: 'refs/pull/7/merge', GITHUB_SHA: sha },
    { GITHUB_REF: 'refs/heads/main' },
    {},
  ])('is refused where there is none: %j', (env) => {
    expect(() => ownBranch(env)).toThrow('this action is for workflows that run on a branch');
  });
});
