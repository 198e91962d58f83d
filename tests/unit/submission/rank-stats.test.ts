import { describe, expect, it } from 'vitest';
import { rankingLines, readRankStats } from '../../../actions/src/submission/archive/rank-stats.ts';

const printed = {
  query_videos: 1,
  query_rows: 76627,
  reference_rows: 382941,
  dimensions: 16,
  nan_query_rows: 0,
  nan_reference_rows: 0,
  rows_written: 25,
  passes: 1,
  device: 'numpy',
  seconds: 2.5,
};

describe('what the image prints about a ranking', () => {
  it('becomes a line for people', () => {
    const stats = readRankStats(`${JSON.stringify(printed)}\n`);
    expect(rankingLines(stats)).toEqual({
      summary:
        '25 rows from 1 query video, 76,627 × 382,941 descriptors of 16 dimensions, in 2.5 s',
      warnings: [],
    });
  });

  it('warns of NaN in either file', () => {
    const stats = readRankStats(
      JSON.stringify({ ...printed, nan_query_rows: 1, nan_reference_rows: 2000 }),
    );
    expect(rankingLines(stats).warnings).toEqual([
      '1 query descriptor holds NaN: no match',
      '2,000 reference descriptors hold NaN: no match',
    ]);
  });

  it('is refused where a number is missing', () => {
    expect(() => readRankStats('{"query_videos": 1}')).toThrow('query_rows');
  });
});
