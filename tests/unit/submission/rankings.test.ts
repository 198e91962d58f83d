import { describe, expect, it } from 'vitest';
import { parseRankings } from '../../../actions/src/submission/archive/rankings.ts';

const parse = (text: string) => parseRankings('rankings.csv', Buffer.from(text));

describe('parseRankings', () => {
  it('reads the columns in the order of the file', () => {
    const text = 'query_id,ref_id,score\nQ1,R2,0.5\nQ1,R1,-1.5e-07\n';
    expect(parse(text)).toEqual({
      name: 'rankings.csv',
      queryIds: { distinct: ['Q1'], rows: Uint32Array.of(0, 0) },
      refIds: { distinct: ['R2', 'R1'], rows: Uint32Array.of(0, 1) },
      scores: Float64Array.of(0.5, -1.5e-7),
    });
  });

  it('reads Windows line ends, a missing last line end and no rows', () => {
    expect(parse('query_id,ref_id,score\r\nQ1,R2,0.5').scores).toEqual(Float64Array.of(0.5));
    expect(parse('query_id,ref_id,score\n').scores).toEqual(Float64Array.of());
  });

  it('tells apart ids that look alike', () => {
    const ids = ['Q200001', 'R200001', 'Q20000A', 'Q2000010', 'Q020001', '0200001', '1200001'];
    // Where a character beside the digits would count as one: Q200009 and Q200010.
    ids.push('Q200009', 'Q20001/', 'Q200010', 'Q20000:');
    const text = ids.map((id, row) => `${id},${ids.at(-1 - row)},1\n`).join('');
    const { queryIds, refIds } = parse(`query_id,ref_id,score\n${text}`);
    expect(queryIds).toEqual({ distinct: ids, rows: Uint32Array.from(ids.keys()) });
    expect(refIds.distinct).toEqual(ids.toReversed());
  });

  it.each([
    ['', 'line 1: the header'],
    ['ref_id,query_id,score\n', 'line 1: the header'],
    ['query_id,ref_id,score\nQ1,R1\n', 'line 2: a row needs'],
    ['query_id,ref_id,score\nQ1,R1,1,2\n', 'line 2: a row needs'],
    ['query_id,ref_id,score\nQ1,R1,,2\n', 'line 2: a row needs'],
    ['query_id,ref_id,score\nQ1,,1\n', 'line 2: an id is'],
    ['query_id,ref_id,score\nQ\u001b[31m,R1,1\n', 'line 2: an id is'],
    ['query_id,ref_id,score\n\nQ1,R1,1\n', 'line 2: a row needs'],
    ['query_id,ref_id,score\nQ1,R1,nan\n', 'line 2: the score "nan"'],
    ['query_id,ref_id,score\nQ1,R1,inf\n', 'line 2: the score "inf"'],
    ['query_id,ref_id,score\nQ1,R1,Infinity\n', 'line 2: the score "Infinity"'],
    ['query_id,ref_id,score\nQ1,R1, \n', 'line 2: the score " "'],
    ['query_id,ref_id,score\nQ1,R1,1\nQ2,R1,1\nQ1,R1,0\n', 'line 4: the pair Q1, R1 comes twice'],
    [
      'query_id,ref_id,score\nQ1,R1,1\nQ2,R2,1\nQ2,R2,0\nQ1,R1,0\nQ1,R1,0\n',
      'line 4: the pair Q2, R2 comes twice',
    ],
    [
      'query_id,ref_id,score\nQ1,R1,1\nQ1,R1,1\nQ2,R2,0\nQ2,R2,0\n',
      'line 3: the pair Q1, R1 comes twice',
    ],
    ['query_id,ref_id,score\nQ1,R1,1\n\n', 'line 3: a row needs'],
    ['query_id,ref_id,score\r\nQ1,R1,1\r\nQ1,R1,2\r\n', 'line 3: the pair Q1, R1 comes twice'],
    ['query_id,ref_id,score\nQ1,R1\r,1\n', 'line 2: an id is'],
    ['\ufeffquery_id,ref_id,score\n', 'line 1: the header'],
    [
      'query_id,ref_id,score\n"Q1","R1",1\n"Q1","R1",1\n',
      'line 3: the pair "Q1", "R1" comes twice',
    ],
  ])('refuses %j', (text, message) => {
    expect(() => parse(text)).toThrow(`rankings.csv, ${message}`);
  });
});
