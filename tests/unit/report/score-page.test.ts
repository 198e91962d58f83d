import { describe, expect, it } from 'vitest';
import { renderReport } from '../../../actions/src/commands/submission/score/score-report.ts';
import type { Scored } from '../../../actions/src/commands/submission/score/score-rankings.ts';
import { precisionRecallChart } from '../../../actions/src/report/score-plots.ts';
import { parseRankings, type Rankings } from '../../../actions/src/submission/archive/rankings.ts';
import { compare } from '../../../actions/src/submission/score/compare.ts';
import { groundTruth } from '../../../actions/src/submission/score/ground-truth.ts';
import { lossByQuery, microAp } from '../../../actions/src/submission/score/micro-ap.ts';
import { worstQueries } from '../../../actions/src/submission/score/worst-queries.ts';
import { stepCurve } from '../../../actions/src/submission/score/step-curve.ts';
import { randomFrom } from '../../harness/random.ts';
import { scoreContext, scoreLook } from '../../../scripts/generate/report-samples/submissions.ts';

const rankingsOf = (rows: string) =>
  parseRankings('test', Buffer.from(`query_id,ref_id,score\n${rows}`));

/** Corners of a path of straight lines. */
function corners(path: string): [number, number][] {
  return [...path.matchAll(/[ML]([-\d.]+),([-\d.]+)/g)].map(([, x, y]) => [Number(x), Number(y)]);
}

/** The area of the filled shape, by the shoelace formula, as a share of the frame that the axes draw. */
function drawnArea(svg: string): number {
  const [, shape = ''] = /aria-label="area"[^>]*><path[^>]* d="([^"]*)"/.exec(svg) ?? [];
  const points = corners(shape);
  const twice = points.reduce((sum, [x, y], index) => {
    const [nextX, nextY] = points[(index + 1) % points.length]!;
    return sum + x * nextY - nextX * y;
  }, 0);
  const [left, right] = ends(/aria-label="x-grid".*?<\/g>/s, 'x1', svg);
  const [top, bottom] = ends(/aria-label="y-grid".*?<\/g>/s, 'y1', svg);
  return Math.abs(twice) / 2 / ((right - left) * (bottom - top));
}

function ends(grid: RegExp, name: string, svg: string): [number, number] {
  const [lines = ''] = grid.exec(svg) ?? [];
  const at = [...lines.matchAll(new RegExp(`${name}="([-\\d.]+)"`, 'g'))].map(([, x]) => Number(x));
  return [Math.min(...at), Math.max(...at)];
}

/** Rankings of `queries` × 25 rows, and a true pair for each query, mostly found. */
function large(queries: number): { rankings: Rankings; pairs: [string, string][] } {
  const random = randomFrom(7);
  const rows = queries * 25;
  const numbers = Uint32Array.from({ length: rows }, (_, row) => row % queries);
  const rankings = {
    name: 'large',
    queryIds: { distinct: Array.from({ length: queries }, (_, id) => `Q${id}`), rows: numbers },
    refIds: {
      distinct: Array.from({ length: 25 }, (_, id) => `R${id}`),
      rows: numbers.map((_, row) => Math.floor(row / queries)),
    },
    scores: Float64Array.from({ length: rows }, (_, row) => rows - row),
  };
  const pairs = rankings.queryIds.distinct.map((id): [string, string] => [
    id,
    `R${random.integer(0, random.integer(0, 30))}`,
  ]);
  return { rankings, pairs };
}

const truthOf = (pairs: readonly [string, string][]) =>
  groundTruth(pairs.map(([queryId, refId]) => ({ queryId, refId })));

describe('the precision-recall chart', () => {
  it.each<[string, string, [string, string][]]>([
    ['one true pair at rank 5', 'Q,A,5\nQ,B,4\nQ,C,3\nQ,D,2\nQ,T,1\n', [['Q', 'T']]],
    [
      'ties',
      'Q1,T,2\nQ2,X,2\nQ3,T,2\nQ4,X,1\nQ5,T,1\nQ6,X,1\n',
      [
        ['Q1', 'T'],
        ['Q3', 'T'],
        ['Q5', 'T'],
        ['Q6', 'T'],
      ],
    ],
  ])('draws an area that is the micro-AP: %s', (_, rows, pairs) => {
    const score = microAp(rankingsOf(rows), truthOf(pairs));
    const area = drawnArea(precisionRecallChart(stepCurve(score.curve)).text);
    expect(Math.abs(area - score.microAp)).toBeLessThan(1e-3);
  });

  it('draws an area that is the micro-AP: a million rows, in few steps', () => {
    const { rankings, pairs } = large(40_000);
    const score = microAp(rankings, truthOf(pairs));
    expect(score.rows).toBe(1_000_000);
    const steps = stepCurve(score.curve);
    expect(steps.length).toBeLessThan(1001);
    const area = drawnArea(precisionRecallChart(steps).text);
    expect(score.microAp).toBeGreaterThan(0.05);
    expect(Math.abs(area - score.microAp)).toBeLessThan(1e-3);
  });
});

/** The look of the samples at another ranking. */
const lookAt = (each: Scored) => ({
  ...scoreLook,
  worst: [worstQueries(lossByQuery(each.score), each.rankings, each.truth, each.score)],
});

const HOSTILE = `<img/src=x/onerror=alert(1)>"'&`;

describe('the page of a score', () => {
  it('escapes ids, file names and whatever else comes from outside', () => {
    const truth = truthOf([
      [HOSTILE, 'R1'],
      ['Q2', HOSTILE],
    ]);
    const rankings = rankingsOf(`${HOSTILE},${HOSTILE},9\nQ2,${HOSTILE},8\n`);
    const score = microAp(rankings, truth);
    const other = microAp(rankingsOf(`${HOSTILE},R1,1\n`), truth);
    const against = { curve: stepCurve(other.curve), comparison: compare(score, other) };
    const scored: Scored = { name: 'full', rankings, truth, score, against };
    const names = { rankingsFile: HOSTILE, truthFile: HOSTILE, against: HOSTILE };
    const page = renderReport([scored], { ...scoreContext, ...names }, lookAt(scored));
    expect(page.replaceAll('&lt;img', '')).not.toMatch(
      /<img(?!\s+src="data:image\/jpeg;base64,)|<script|javascript:/,
    );
    expect(
      page.match(/&lt;img\/src=x\/onerror=alert\(1\)&gt;&quot;&#39;&amp;/g)!.length,
    ).toBeGreaterThan(7);
  });

  it('names for each query that loses the reference that beats the true one', () => {
    const truth = truthOf([
      ['Q1', 'R1'],
      ['Q2', 'R2'],
    ]);
    const rankings = rankingsOf('Q2,R2,0.9\nQ1,R7,0.8\nQ2,R8,0.75\nQ1,R1,0.7\n');
    const scored: Scored = { name: 'full', rankings, truth, score: microAp(rankings, truth) };
    const page = renderReport([scored], scoreContext, lookAt(scored));
    expect(page).toMatch(
      /true reference R1<\/strong>: score 0.7000, rank 2 of the query, 4 of all/,
    );
    expect(page).toMatch(
      /wrong reference R7<\/strong>: score 0.8000, rank 1 of the query, 2 of all/,
    );
    expect(page).not.toContain('R8');
  });

  it('names data set, ground truth and date, and marks sample data', () => {
    const truth = truthOf([['Q1', 'R1']]);
    const rankings = rankingsOf('Q1,R1,1\n');
    const scored: Scored = { name: 'full', rankings, truth, score: microAp(rankings, truth) };
    const page = renderReport([scored], scoreContext, lookAt(scored));
    expect(page).toMatch(
      /data set<.*train<.*train_descriptor_ground_truth\.csv, 3 pairs<.*2026-11-22 08:09 UTC</s,
    );
    expect(page).toContain('drawn by make sample-data');
    expect(
      renderReport([scored], { ...scoreContext, dataSet: undefined }, lookAt(scored)),
    ).not.toContain('sample-data');
  });

  it('shows frames of both, says of each that is missing why, and why there are none at all', () => {
    const truth = truthOf([['Q1', 'R1']]);
    const rankings = rankingsOf('Q1,R7,2\nQ1,R1,1\n');
    const scored: Scored = { name: 'full', rankings, truth, score: microAp(rankings, truth) };
    const page = renderReport([scored], scoreContext, lookAt(scored));
    expect(page.match(/<img\s[^>]*alt="Q1 at 12.0 s"/g)).toHaveLength(2);
    expect(page).toMatch(/the video is not there<\/span>\s*<figcaption>R7 at its middle/);
    const without = { ...lookAt(scored), frames: 'no <b>engine</b>', descriptors: 'no zip' };
    const plain = renderReport([scored], scoreContext, without);
    expect(plain).toContain('No frames: no &lt;b&gt;engine&lt;/b&gt;.');
    expect(plain).toContain('Not looked at: no zip.');
    expect(plain).not.toContain('<img');
  });
});
