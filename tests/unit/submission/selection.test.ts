import { describe, expect, it } from 'vitest';
import { legacyPermutation, subsetPositions } from '../../../actions/src/submission/selection.ts';

// Printed by NumPy 1.24: numpy.random.RandomState(seed).permutation(n)[:12]
const PERMUTATIONS: [number, number, number[]][] = [
  [1, 42, [0]],
  [2, 42, [1, 0]],
  [10, 42, [8, 1, 5, 0, 7, 2, 9, 4, 3, 6]],
  [30, 42, [27, 15, 23, 17, 8, 9, 28, 24, 12, 0, 4, 16]],
  [257, 7, [133, 249, 161, 24, 57, 65, 2, 132, 251, 94, 243, 171]],
  [1000, 42, [521, 737, 740, 660, 411, 678, 626, 513, 859, 136, 811, 76]],
];

describe('legacyPermutation', () => {
  it.each(PERMUTATIONS)('of %i with seed %i is what NumPy gives', (n, seed, expected) => {
    expect(Array.from(legacyPermutation(n, seed).slice(0, 12))).toEqual(expected);
  });

  it('holds each position once', () => {
    const sorted = legacyPermutation(5000, 42).toSorted();
    expect(sorted.every((position, index) => position === index)).toBe(true);
  });
});

describe('subsetPositions', () => {
  it.each([
    [8000, 0.01, 80],
    [30, 0.01, 1],
    [101, 0.5, 51],
    [7, 1, 7],
  ])('of %i rows at %f are %i, rounded up', (rows, proportion, expected) => {
    expect(subsetPositions(rows, proportion)).toHaveLength(expected);
  });

  it('are the first of the permutation, ascending', () => {
    expect(subsetPositions(10, 0.3)).toEqual([1, 5, 8]);
  });
});
