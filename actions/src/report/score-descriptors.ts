import { type Html, html } from './html.ts';
import { tableHtml } from './html-view.ts';
import { COLORS, deviationChart, normChart } from './score-plots.ts';

/** The descriptors of a full set. */
export interface DescriptorsOfPage {
  readonly rows: number;
  readonly dimensions: number;
  readonly norms: Float64Array;
  /** Standard deviation of each dimension, largest first. */
  readonly deviations: readonly number[];
  readonly effectiveDimensions: number;
}

/** Norms and use of dimensions of both sets, or why they are not known. */
export function descriptorsHtml(
  sets: { readonly query: DescriptorsOfPage; readonly reference: DescriptorsOfPage } | string,
): Html {
  if (typeof sets === 'string') {
    return html`<h2>Descriptors</h2>
      <p>Not looked at: ${sets}.</p>`;
  }
  const { query, reference } = sets;
  const [ofQuery, ofReference] = [figures(query), figures(reference)];
  const table = {
    header: ['', 'query', 'reference'],
    rows: ofQuery.map(([name, value], at) => [name, value, ofReference[at]?.[1] ?? '']),
    align: ['left', 'right', 'right'],
  } as const;
  return html`<section aria-label="descriptors">
    <h2>Descriptors</h2>
    ${tableHtml(table, 'descriptors')}
    <p class="soft">
      Constant dimensions are the same in all rows. Effective dimensions: how many would do if all
      varied alike, the square of the sum of the variances over the sum of their squares.
    </p>
    <p>
      <span class="legend" style="--color: ${COLORS.query}">query</span>
      <span class="legend" style="--color: ${COLORS.reference}">reference</span>
    </p>
    <div class="charts">
      <figure>
        <h3>Norms</h3>
        ${normChart(query.norms, reference.norms)}
        <figcaption>
          Scores are inner products: a longer descriptor scores higher against all others.
        </figcaption>
      </figure>
      <figure>
        <h3>Use of the dimensions</h3>
        ${deviationChart(query.deviations, reference.deviations)}
        <figcaption>The standard deviation of each dimension, largest first.</figcaption>
      </figure>
    </div>
  </section>`;
}

function figures(set: DescriptorsOfPage): (readonly [name: string, value: string])[] {
  const norms = set.norms.toSorted();
  const at = (share: number) =>
    norms[Math.round(share * (norms.length - 1))]?.toPrecision(4) ?? '–';
  return [
    ['rows', String(set.rows)],
    ['dimensions', String(set.dimensions)],
    ['constant dimensions', String(set.deviations.filter((deviation) => deviation === 0).length)],
    ['effective dimensions', set.effectiveDimensions.toFixed(1)],
    ['least norm', at(0)],
    ['median norm', at(0.5)],
    ['largest norm', at(1)],
  ];
}
