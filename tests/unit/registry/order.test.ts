import { describe, expect, it } from 'vitest';
import type { Release } from '../../../actions/src/registry/ledger/ledger.ts';
import { judge, type Relation } from '../../../actions/src/registry/ledger/order.ts';

const [A, B, C] = [
  { cpu: 'a', gpu: 'a' },
  { cpu: 'b', gpu: 'b' },
  { cpu: 'c', gpu: 'c' },
];

function release(number: number, kind: Release['kind'], digests: typeof A): Release {
  const newest = { number: kind === 'publish' ? number : 2, commit: '2', digests: B };
  return { number, kind, commit: '', digests, locks: {}, when: '', changes: [], newest };
}

describe('the order of releases', () => {
  const published = release(2, 'publish', B);
  const rolledBack = release(3, 'rollback', A);
  const lifted = release(4, 'lift', A);
  const forward = release(4, 'rollback', B);

  it.each<[string, typeof A, Release | undefined, Relation, string]>([
    ['the first of all', A, undefined, 'same', 'promote'],
    ['newer', C, published, 'descendant', 'promote'],
    ['the same again', B, published, 'same', 'already'],
    ['newer, with the same images', B, published, 'descendant', 'already'],
    ['older', A, published, 'ancestor', 'superseded'],
    ['the same commit, built again', C, published, 'same', 'rebuilt'],
    ['another branch', C, published, 'diverged', 'diverged'],
    ['newer, after a roll back', C, rolledBack, 'descendant', 'held'],
    ['what was rolled back', B, rolledBack, 'same', 'held'],
    ['newer, with the images rolled back', B, rolledBack, 'descendant', 'held'],
    ['another branch, after a roll back', C, rolledBack, 'diverged', 'diverged'],
    ['newer, once the hold is lifted', C, lifted, 'descendant', 'promote'],
    ['what was rolled back, once the hold is lifted', B, lifted, 'same', 'promote'],
    ['the same commit, built again meanwhile', C, lifted, 'same', 'rebuilt'],
    ['what was rolled back to', A, rolledBack, 'ancestor', 'already'],
    ['older than what was rolled back', C, rolledBack, 'ancestor', 'superseded'],
    ['what was brought back', B, forward, 'same', 'already'],
    ['one variant new', { cpu: 'b', gpu: 'c' }, published, 'descendant', 'promote'],
  ])('%s', (_, digests, head, relation, verdict) => {
    const images = { digests, unchanged: false, rebuild: false };
    expect(judge(images, head, relation)).toBe(verdict);
  });

  it.each<[string, typeof A, Release | undefined, Relation, [string, string]]>([
    ['newer', C, published, 'descendant', ['already', 'update']],
    ['the same commit', C, published, 'same', ['already', 'update']],
    ['the same images', B, published, 'descendant', ['already', 'already']],
    ['older', C, published, 'ancestor', ['superseded', 'superseded']],
    ['another branch', C, published, 'diverged', ['diverged', 'diverged']],
    ['newer, while a roll back holds', C, rolledBack, 'descendant', ['held', 'held']],
    ['newer, once the hold is lifted', C, lifted, 'descendant', ['already', 'update']],
  ])('%s, of the inputs of the newest release: none, or a rebuild', (_, digests, ...at) => {
    const [head, relation, verdicts] = at;
    const judged = [false, true].map((rebuild) =>
      judge({ digests, unchanged: true, rebuild }, head, relation),
    );
    expect(judged).toEqual(verdicts);
  });

  it('makes no release of a rebuild of what no release has', () => {
    const images = { digests: C, unchanged: false, rebuild: true };
    expect(judge(images, undefined, 'same')).toBe('unreleased');
    expect(judge(images, published, 'descendant')).toBe('unreleased');
    expect(judge(images, rolledBack, 'descendant')).toBe('held');
  });
});
