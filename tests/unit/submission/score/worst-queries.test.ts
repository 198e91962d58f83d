import { expect, it } from 'vitest';
import { parseRankings } from '../../../../actions/src/submission/archive/rankings.ts';
import { groundTruth } from '../../../../actions/src/submission/score/ground-truth.ts';
import { lossByQuery, microAp } from '../../../../actions/src/submission/score/micro-ap.ts';
import { worstQueries } from '../../../../actions/src/submission/score/worst-queries.ts';

it('a query that loses is shown with its worst true reference and the first wrong one', () => {
  const truth = groundTruth([
    { queryId: 'Q1', refId: 'R1' },
    { queryId: 'Q1', refId: 'R2' },
    { queryId: 'Q2', refId: 'R3' },
    { queryId: 'Q3', refId: 'R4' },
  ]);
  const rows = ['Q1,R1,9', 'Q1,R7,8', 'Q2,R8,7', 'Q1,R2,6', 'Q1,R9,5', 'Q2,R3,4'];
  const rankings = parseRankings(
    'test',
    Buffer.from(`query_id,ref_id,score\n${rows.join('\n')}\n`),
  );
  const score = microAp(rankings, truth);
  const worst = worstQueries(lossByQuery(score), rankings, truth, score);
  expect(worst).toMatchObject([
    // Nothing is found of it.
    { queryId: 'Q3', pairs: 1, found: 0, trueRefId: 'R4', trueAt: undefined, wrong: undefined },
    // Of two true ones that which loses more.
    {
      queryId: 'Q1',
      trueRefId: 'R2',
      trueAt: { refId: 'R2', score: 6, rank: 3, rankOfAll: 4 },
      wrong: { refId: 'R7', score: 8, rank: 2, rankOfAll: 2 },
    },
    {
      queryId: 'Q2',
      trueRefId: 'R3',
      trueAt: { refId: 'R3', score: 4, rank: 2, rankOfAll: 6 },
      wrong: { refId: 'R8', score: 7, rank: 1, rankOfAll: 3 },
    },
  ]);
});
