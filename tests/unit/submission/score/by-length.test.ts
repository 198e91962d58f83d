import { describe, expect, it } from 'vitest';
import { byLength } from '../../../../actions/src/submission/score/by-length.ts';

const pair = (queryId: string, precision?: number) => ({
  queryId,
  refId: 'R',
  found: precision === undefined ? undefined : { score: 1, precision },
});

describe('the breakdown by length', () => {
  it('adds up to the micro-AP, in shares of like size', () => {
    const pairs = Array.from({ length: 9 }, (_, n) =>
      pair(`Q${n}`, n % 3 === 0 ? undefined : n / 10),
    );
    const shares = byLength(pairs, new Map(pairs.map(({ queryId }, n) => [queryId, 50 - n])));
    expect(shares.map(({ pairs: count }) => count)).toEqual([2, 3, 2, 2]);
    expect(shares[0]).toMatchObject({ from: 42, to: 43, found: 2 });
    const sum = shares.reduce((all, { pairs: count, precision }) => all + count * precision, 0);
    expect(sum / 9).toBeCloseTo((1 + 2 + 4 + 5 + 7 + 8) / 90, 12);
  });

  it('keeps queries of one length together, and leaves out those of no known length', () => {
    const pairs = [pair('Q1', 1), pair('Q2'), pair('Q3', 0.5), pair('Q4', 1)];
    const lengths = new Map([
      ['Q1', 10],
      ['Q2', 10],
      ['Q3', 10],
    ]);
    expect(byLength(pairs, lengths)).toEqual([
      { from: 10, to: 10, pairs: 3, found: 2, precision: 0.5 },
    ]);
    expect(byLength(pairs, new Map())).toEqual([]);
  });
});
