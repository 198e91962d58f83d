import { describe, expect, it } from 'vitest';
import {
  parseRankings,
  type Rankings,
} from '../../../../actions/src/submission/archive/rankings.ts';
import { compare, precisionChange } from '../../../../actions/src/submission/score/compare.ts';
import { groundTruth } from '../../../../actions/src/submission/score/ground-truth.ts';
import { lossByQuery, microAp } from '../../../../actions/src/submission/score/micro-ap.ts';

type Row = [queryId: string, refId: string, score: number];

const rankings = (rows: Row[]): Rankings => {
  const lines = rows.map((row) => `${row.join(',')}\n`).join('');
  return parseRankings('test', Buffer.from(`query_id,ref_id,score\n${lines}`));
};
const truth = (pairs: [string, string][], subset?: string[]) =>
  groundTruth(
    pairs.map(([queryId, refId]) => ({ queryId, refId })),
    subset && new Set(subset),
  );

const ids = (cell: number): [string, string] => [`Q${Math.floor(cell / 6)}`, `R${cell % 6}`];

/** The definition, written out: O(n²), one pass for each distinct score. */
function definition(rows: Row[], pairs: [string, string][]): number {
  const isHit = ([queryId, refId]: Row) => pairs.some(([q, r]) => q === queryId && r === refId);
  const distinct = [...new Set(rows.map(([, , score]) => score))].toSorted((a, b) => b - a);
  return distinct.reduce((sum, score) => {
    const upTo = rows.filter((row) => row[2] >= score);
    const group = rows.filter((row) => row[2] === score);
    const precision = upTo.filter(isHit).length / upTo.length;
    return sum + (group.filter(isHit).length / pairs.length) * precision;
  }, 0);
}

describe('groundTruth', () => {
  it('counts the segments of a pair once and leaves out rows without a reference', () => {
    const { pairs } = truth([
      ['Q1', 'R1'],
      ['Q1', 'R1'],
      ['Q2', ''],
      ['Q3', 'R1'],
    ]);
    expect(pairs.map(({ queryId }) => queryId)).toEqual(['Q1', 'Q3']);
  });

  it('leaves out queries outside the subset', () => {
    expect(
      truth(
        [
          ['Q1', 'R1'],
          ['Q2', 'R2'],
        ],
        ['Q2'],
      ).pairs,
    ).toEqual([{ queryId: 'Q2', refId: 'R2' }]);
  });
});

describe('microAp', () => {
  it.each<[string, number, Row[], [string, string][]]>([
    [
      'a perfect ranking',
      1,
      [
        ['Q1', 'R1', 2],
        ['Q2', 'R2', 1],
      ],
      [
        ['Q1', 'R1'],
        ['Q2', 'R2'],
      ],
    ],
    ['an empty ranking', 0, [], [['Q1', 'R1']]],
    ['an empty ground truth', 0, [['Q1', 'R1', 1]], []],
    [
      'a miss first',
      0.5,
      [
        ['Q1', 'R9', 2],
        ['Q1', 'R1', 1],
      ],
      [['Q1', 'R1']],
    ],
    [
      'a tie of a hit and a miss',
      0.5,
      [
        ['Q1', 'R1', 1],
        ['Q1', 'R9', 1],
      ],
      [['Q1', 'R1']],
    ],
    [
      'a pair not found',
      0.5,
      [['Q1', 'R1', 1]],
      [
        ['Q1', 'R1'],
        ['Q2', 'R2'],
      ],
    ],
    // 1/3 · 1/1 + 2/3 · 3/4
    [
      'a tie of two',
      5 / 6,
      [
        ['Q1', 'R1', 3],
        ['Q1', 'R9', 2],
        ['Q1', 'R2', 2],
        ['Q1', 'R3', 2],
      ],
      [
        ['Q1', 'R1'],
        ['Q1', 'R2'],
        ['Q1', 'R3'],
      ],
    ],
  ])('%s scores %d', (_, expected, rows, pairs) => {
    expect(microAp(rankings(rows), truth(pairs)).microAp).toBeCloseTo(expected, 12);
  });

  it('equals the definition on many small rankings, in any order of the rows', () => {
    let state = 1;
    const random = (below: number) => (state = (state * 48271) % 2147483647) % below;
    for (let round = 0; round < 300; round += 1) {
      const cells = Array.from({ length: 30 }, (_, cell) => cell).filter(() => random(2) === 0);
      const rows = cells.map((cell): Row => [...ids(cell), random(5) - 2]);
      const pairs = Array.from({ length: 30 }, (_, cell) => cell)
        .filter(() => random(4) === 0)
        .map(ids);
      if (pairs.length === 0) continue;
      const expected = definition(rows, pairs);
      expect(microAp(rankings(rows), truth(pairs)).microAp).toBeCloseTo(expected, 12);
      const sorted = rows.toSorted((a, b) => b[2] - a[2]);
      expect(microAp(rankings(sorted), truth(pairs)).microAp).toBeCloseTo(expected, 12);
    }
  });

  it('is 0 with a curve at recall 0 if the ground truth has no pair', () => {
    const { microAp: score, curve } = microAp(rankings([['Q1', 'R1', 0.5]]), truth([]));
    expect(score).toBe(0);
    expect(curve).toEqual([{ score: 0.5, precision: 0, recall: 0 }]);
  });

  it('draws one point of the curve for each distinct score', () => {
    const score = microAp(
      rankings([
        ['Q1', 'R1', 3],
        ['Q1', 'R9', 2],
        ['Q1', 'R2', 2],
      ]),
      truth([
        ['Q1', 'R1'],
        ['Q1', 'R2'],
      ]),
    );
    expect(score.curve).toEqual([
      { score: 3, precision: 1, recall: 0.5 },
      { score: 2, precision: 2 / 3, recall: 1 },
    ]);
  });
});

describe('lossByQuery', () => {
  it('adds up to what is missing to 1, largest first', () => {
    const score = microAp(
      rankings([
        ['Q1', 'R1', 3],
        ['Q9', 'R9', 2],
        ['Q2', 'R2', 1],
      ]),
      truth([
        ['Q1', 'R1'],
        ['Q2', 'R2'],
        ['Q3', 'R3'],
        ['Q3', 'R4'],
      ]),
    );
    const losses = lossByQuery(score);
    expect(losses.map(({ queryId, pairs, found }) => [queryId, pairs, found])).toEqual([
      ['Q3', 2, 0],
      ['Q2', 1, 1],
    ]);
    const lost = losses.reduce((sum, query) => sum + query.lost, 0);
    expect(score.microAp + lost).toBeCloseTo(1, 12);
  });
});

describe('compare', () => {
  it('names the pairs gained, lost and moved', () => {
    const pairs = truth([
      ['Q1', 'R1'],
      ['Q2', 'R2'],
      ['Q3', 'R3'],
      ['Q4', 'R4'],
    ]);
    const ours = microAp(
      rankings([
        ['Q1', 'R1', 3],
        ['Q2', 'R2', 2],
      ]),
      pairs,
    );
    const theirs = microAp(
      rankings([
        ['Q9', 'R1', 3],
        ['Q1', 'R1', 2],
        ['Q3', 'R3', 1],
      ]),
      pairs,
    );
    const result = compare(ours, theirs);
    expect(result.microAp).toBeCloseTo(ours.microAp - theirs.microAp, 12);
    expect(result.gained.map(({ queryId }) => queryId)).toEqual(['Q2']);
    expect(result.lost.map(({ queryId }) => queryId)).toEqual(['Q3']);
    expect(result.moved.map((pair) => [pair.queryId, precisionChange(pair)])).toEqual([
      ['Q1', 0.5],
    ]);
  });
});
