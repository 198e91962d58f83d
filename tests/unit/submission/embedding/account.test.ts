import { describe, expect, it } from 'vitest';
import { accountFor } from '../../../../actions/src/submission/embedding/account.ts';
import type { Rows } from '../../../../actions/src/submission/embedding/rows.ts';

const bytes = (...values: number[]) => Buffer.from(Float32Array.from(values).buffer);
/** One dimension; each row's time is its value. */
function rows(values: Readonly<Record<string, readonly number[]>>): Rows {
  const all = Object.values(values).flat();
  return {
    videos: Object.entries(values).map(([id, { length }]) => [id, length]),
    dimensions: 1,
    timeType: '<f4',
    timeWidth: 1,
    features: bytes(...all),
    timestamps: bytes(...all),
  };
}

describe('the account of a chunk', () => {
  it('puts the rows of all runs in the order of the ids', () => {
    const parts = [rows({ Q1: [1, 2], Q4: [8] }), rows({ Q2: [3], Q3: [4, 5, 6] })];
    expect(accountFor(['Q1', 'Q2', 'Q3', 'Q4'], parts, [])).toEqual({
      rows: rows({ Q1: [1, 2], Q2: [3], Q3: [4, 5, 6], Q4: [8] }),
      apart: [],
      notes: [],
    });
  });

  it('names each video without descriptors, and those with some that match nothing', () => {
    const parts = [rows({ Q1: [Number.NaN, Number.NaN], Q2: [1, Number.NaN] })];
    const account = accountFor(['Q1', 'Q2', 'Q3', 'Q4'], parts, [{ video: 'Q4', why: 'it died' }]);
    expect(account).toEqual({
      rows: rows({ Q2: [1, Number.NaN] }),
      apart: [
        { video: 'Q1', why: 'all of its descriptors hold NaN' },
        { video: 'Q3', why: 'main.py saved no descriptor of it' },
        { video: 'Q4', why: 'it died' },
      ],
      notes: ['Q2: 1 of 2 descriptors hold NaN and match nothing'],
    });
  });

  it('has no rows if no video has any, and refuses runs of two forms', () => {
    const apart = [{ video: 'Q1', why: 'it died' }];
    expect(accountFor(['Q1'], [], apart)).toEqual({ rows: undefined, apart, notes: [] });
    const wide = { ...rows({ Q2: [1, 2] }), dimensions: 2, videos: [['Q2', 1]] as const };
    expect(() => accountFor(['Q1', 'Q2'], [rows({ Q1: [1] }), wide], [])).toThrow(
      'main.py gave 1 dimensions with times of float32 for Q1 and 2 dimensions',
    );
  });
});
