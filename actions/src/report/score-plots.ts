import * as Plot from '@observablehq/plot';
import { Window } from 'happy-dom';
import { Html } from './html.ts';

/** A finished chart: SVG in the page's own colours, so that it follows light and dark. */
export type Chart = Html;

/** Steps of a precision-recall curve, recall rising: a precision holds from the recall before it. */
export type Steps = readonly { recall: number; precision: number }[];

/** Colours by what they mean; the page's legends use the same. */
export const COLORS = {
  now: 'var(--now)',
  before: 'var(--before)',
  hits: 'var(--hit)',
  misses: 'var(--miss)',
  query: 'var(--hit)',
  reference: 'var(--miss)',
} as const;

/**
 * Precision over recall in steps, with the area below, which is the micro-AP. The curve of before, if
 * there is one, is a broad line behind, so that it is seen where the two are the same.
 */
export function precisionRecallChart(now: Steps, before?: Steps): Chart {
  const line = { x: 'recall', y: 'precision', curve: 'step-before' } as const;
  const broad = { stroke: COLORS.before, strokeWidth: 6, strokeOpacity: 0.5 };
  return draw('precision over recall', {
    grid: true,
    x: { domain: [0, 1], label: 'recall' },
    y: { domain: [0, 1], label: 'precision' },
    marks: [
      Plot.ruleY([0]),
      Plot.areaY(fromZero(now), { ...line, fill: COLORS.now, fillOpacity: 0.12 }),
      ...(before === undefined ? [] : [Plot.lineY(fromZero(before), { ...line, ...broad })]),
      Plot.lineY(fromZero(now), { ...line, stroke: COLORS.now, strokeWidth: 1.5 }),
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
  return draw('how the scores of hits and of misses are spread', {
    x: { label: 'score' },
    y: { label: 'share, %', percent: true, grid: true },
    facet: { data: rows, y: 'kind' },
    fy: { label: null, domain: ['hits', 'misses'] },
    color: { domain: ['hits', 'misses'], range: [COLORS.hits, COLORS.misses] },
    marks: [Plot.rectY(rows, Plot.binX({ y: 'proportion-facet' }, bars)), Plot.ruleY([0])],
  });
}

/** How the norms of the descriptors of both sets are spread: the share of each set in equal steps. */
export function normChart(query: Float64Array, reference: Float64Array): Chart {
  const [least, most] = [query, reference].reduce(
    (ends, norms) => norms.reduce(([low, high], x) => [Math.min(low, x), Math.max(high, x)], ends),
    [Infinity, -Infinity],
  );
  const sets = { query, reference };
  // Norms that differ by their rounding alone are one step, not forty.
  const step = Math.max((most - least) / NORM_STEPS, most * 1e-5, Number.MIN_VALUE);
  const bars = Object.entries(sets).flatMap(([set, norms]) =>
    shares(norms, least, step).map((share, at) => ({
      set,
      share,
      from: least + at * step,
      to: least + (at + 1) * step,
    })),
  );
  return draw('how the norms of the descriptors are spread', {
    x: { label: 'norm', ticks: 4 },
    y: { label: 'share, %', percent: true, grid: true },
    fy: { axis: null, domain: Object.keys(sets) },
    color: { domain: Object.keys(sets), range: [COLORS.query, COLORS.reference] },
    marks: [
      Plot.rectY(bars, { x1: 'from', x2: 'to', y: 'share', fy: 'set', fill: 'set', inset: 0.5 }),
      Plot.ruleY([0]),
    ],
  });
}

const NORM_STEPS = 40;

/** The share of the values in each step from `least` on. */
function shares(values: Float64Array, least: number, step: number): number[] {
  const counts = Array.from({ length: NORM_STEPS }, () => 0);
  for (const value of values) {
    counts[Math.min(NORM_STEPS - 1, Math.floor((value - least) / step))]! += 1 / values.length;
  }
  return counts;
}

/** The standard deviation of each dimension of both sets, largest first. */
export function deviationChart(query: readonly number[], reference: readonly number[]): Chart {
  const line = { x: 'dimension', y: 'deviation' } as const;
  return draw('how much each dimension of the descriptors varies', {
    grid: true,
    x: { label: 'dimensions' },
    y: { label: 'standard deviation', zero: true },
    marks: [
      Plot.ruleY([0]),
      // Broad, so that it is seen behind the other.
      Plot.lineY(numbered(query), {
        ...line,
        stroke: COLORS.query,
        strokeWidth: 5,
        strokeOpacity: 0.6,
      }),
      Plot.lineY(numbered(reference), { ...line, stroke: COLORS.reference, strokeWidth: 1.5 }),
    ],
  });
}

function numbered(deviations: readonly number[]) {
  return deviations.map((deviation, at) => ({ dimension: at + 1, deviation }));
}

/** A curve in steps starts at the left edge. */
function fromZero(steps: Steps): Steps {
  const [first] = steps;
  return first === undefined ? [] : [{ recall: 0, precision: first.precision }, ...steps];
}

/** Plot draws into a DOM; happy-dom is one without a browser. It is told to load nothing. */
function draw(label: string, options: Plot.PlotOptions): Chart {
  const window = new Window({ settings: { disableJavaScriptEvaluation: true } });
  try {
    const document = window.document as unknown as NonNullable<Plot.PlotOptions['document']>;
    const svg = Plot.plot({
      ...options,
      document,
      width: 480,
      height: 320,
      marginLeft: 50,
      marginRight: 60,
      marginBottom: 40,
      style: { fontSize: '13px' },
    });
    svg.setAttribute('role', 'img');
    svg.setAttribute('aria-label', label);
    return new Html(svg.outerHTML);
  } finally {
    void window.happyDOM.close();
  }
}
