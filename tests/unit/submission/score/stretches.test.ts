import { describe, expect, it } from 'vitest';
import { copiedMoments } from '../../../../actions/src/submission/score/stretches.ts';

const row = (queryId: string, refId: string, ...times: string[]) => {
  const [query_start = '', query_end = '', ref_start = '', ref_end = ''] = times;
  return { query_id: queryId, ref_id: refId, query_start, query_end, ref_start, ref_end };
};

describe('the moments that a ground truth names', () => {
  it('are the middles of the first stretch of each pair', () => {
    const copied = copiedMoments([
      row('Q1', 'R1', '2', '6', '10', '14'),
      row('Q1', 'R1', '20', '26', '30', '34'),
      row('Q1', 'R2', '', '', '', ''),
      row('Q2', 'R1', '1', 'x', '2', '3'),
      row('Q3', 'R1', '0', '0', '-4', '2'),
      row('Q4', 'R1', '0', '0', '0', '0'),
    ]);
    expect(copied({ queryId: 'Q1', refId: 'R1' })).toEqual({ querySeconds: 4, refSeconds: 12 });
    for (const refId of ['R2', 'R9']) expect(copied({ queryId: 'Q1', refId })).toBeUndefined();
    for (const queryId of ['Q2', 'Q3']) {
      expect(copied({ queryId, refId: 'R1' })).toBeUndefined();
    }
    expect(copied({ queryId: 'Q4', refId: 'R1' })).toEqual({ querySeconds: 0, refSeconds: 0 });
  });

  it('are none without those columns', () => {
    const copied = copiedMoments([{ query_id: 'Q1', ref_id: 'R1' }]);
    expect(copied({ queryId: 'Q1', refId: 'R1' })).toBeUndefined();
  });
});
