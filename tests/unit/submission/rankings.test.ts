import { describe, expect, it } from 'vitest';
import { PairSet, parseRankings } from '../../../actions/src/submission/rankings.ts';

const parse = (text: string) => parseRankings('rankings.csv', Buffer.from(text));

describe('parseRankings', () => {
  it('reads the columns in the order of the file', () => {
    const text = 'query_id,ref_id,score\nQ1,R2,0.5\nQ1,R1,-1.5e-07\n';
    expect(parse(text)).toEqual({
      name: 'rankings.csv',
      queryIds: ['Q1', 'Q1'],
      refIds: ['R2', 'R1'],
      scores: Float64Array.of(0.5, -1.5e-7),
    });
  });

  it('reads Windows line ends, a missing last line end and no rows', () => {
    expect(parse('query_id,ref_id,score\r\nQ1,R2,0.5').scores).toEqual(Float64Array.of(0.5));
    expect(parse('query_id,ref_id,score\n').queryIds).toEqual([]);
  });

  it.each([
    ['', 'line 1: the header'],
    ['ref_id,query_id,score\n', 'line 1: the header'],
    ['query_id,ref_id,score\nQ1,R1\n', 'line 2: a row needs'],
    ['query_id,ref_id,score\nQ1,R1,1,2\n', 'line 2: a row needs'],
    ['query_id,ref_id,score\nQ1,,1\n', 'line 2: a row needs'],
    ['query_id,ref_id,score\n\nQ1,R1,1\n', 'line 2: a row needs'],
    ['query_id,ref_id,score\nQ1,R1,nan\n', 'line 2: the score "nan"'],
    ['query_id,ref_id,score\nQ1,R1,inf\n', 'line 2: the score "inf"'],
    ['query_id,ref_id,score\nQ1,R1,Infinity\n', 'line 2: the score "Infinity"'],
    ['query_id,ref_id,score\nQ1,R1, \n', 'line 2: the score " "'],
    ['query_id,ref_id,score\nQ1,R1,1\nQ2,R1,1\nQ1,R1,0\n', 'line 4: the pair Q1, R1 comes twice'],
  ])('refuses %j', (text, message) => {
    expect(() => parse(text)).toThrow(`rankings.csv, ${message}`);
  });
});

describe('PairSet', () => {
  it('tells pairs apart that share a text', () => {
    const pairs = new PairSet();
    expect([pairs.add('a', 'b'), pairs.add('b', 'a'), pairs.add('a', 'b')]).toEqual([true, true, false]);
    expect([pairs.has('b', 'a'), pairs.has('a', 'a'), pairs.has('x', 'b')]).toEqual([true, false, false]);
    expect(pairs.size).toBe(2);
  });
});
