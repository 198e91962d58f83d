import * as Plot from '@observablehq/plot';
import { Window } from 'happy-dom';
import { Html } from './html.ts';

/** A finished chart: SVG in the page's own colours, so that it follows light and dark. */
export type Chart = Html;

/** Named curve: points of recall and precision, both 0 to 1, recall rising. */
export interface Curve {
  name: string;
  points: readonly { recall: number; precision: number }[];
}

/** Smaller steps than this are not visible, and make the page heavy. */
const VISIBLE_STEP = 0.003;

/** Colour of each curve and kind, in order; the page's legends use the same. */
export const COLORS = ['var(--hit)', 'var(--miss)'];

/** Precision over recall, one line for each curve. */
export function precisionRecallChart(curves: readonly Curve[]): Chart {
  const points = curves.flatMap(({ name, points: all }) =>
    thin(all).map((point) => ({ ...point, name })),
  );
  return draw({
    grid: true,
    x: { domain: [0, 1], label: 'recall' },
    y: { domain: [0, 1], label: 'precision' },
    color: { domain: curves.map(({ name }) => name), range: COLORS, legend: false },
    marks: [
      Plot.ruleY([0]),
      Plot.lineY(points, { x: 'recall', y: 'precision', stroke: 'name', strokeWidth: 2 }),
    ],
  });
}

/** How the scores of hits and of misses are spread: the share of each kind in equal steps of score. */
export function scoreChart(hits: readonly number[], misses: readonly number[]): Chart {
  const rows = [
    ...hits.map((score) => ({ score, kind: 'hits' })),
    ...misses.map((score) => ({ score, kind: 'misses' })),
  ];
  const bars: Plot.RectYOptions & Plot.BinXInputs<unknown> = {
    x: 'score',
    fill: 'kind',
    thresholds: 40,
  };
  return draw({
    x: { label: 'score' },
    y: { label: 'share, %', percent: true, grid: true },
    facet: { data: rows, y: 'kind' },
    fy: { label: null, domain: ['hits', 'misses'] },
    color: { domain: ['hits', 'misses'], range: COLORS },
    marks: [Plot.rectY(rows, Plot.binX({ y: 'proportion-facet' }, bars)), Plot.ruleY([0])],
  });
}

/** Keeps the ends and the points that move visibly from the one kept before. */
function thin(points: Curve['points']): Curve['points'][number][] {
  let kept: Curve['points'][number] | undefined;
  return points.filter((point, index) => {
    const moved =
      kept === undefined ||
      index === points.length - 1 ||
      Math.abs(point.recall - kept.recall) >= VISIBLE_STEP ||
      Math.abs(point.precision - kept.precision) >= VISIBLE_STEP;
    if (moved) kept = point;
    return moved;
  });
}

/** Plot draws into a DOM; happy-dom is one without a browser. It is told to load nothing. */
function draw(options: Plot.PlotOptions): Chart {
  const window = new Window({ settings: { disableJavaScriptEvaluation: true } });
  try {
    const document = window.document as unknown as NonNullable<Plot.PlotOptions['document']>;
    const svg = Plot.plot({
      ...options,
      document,
      width: 480,
      height: 320,
      marginLeft: 45,
      marginRight: 45,
    });
    return new Html(svg.outerHTML);
  } finally {
    void window.happyDOM.close();
  }
}
