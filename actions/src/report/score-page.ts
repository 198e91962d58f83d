import { type Html, html, page } from './html.ts';
import { tableHtml } from './html-view.ts';
import { COLORS, precisionRecallChart, scoreChart } from './score-plots.ts';
import type { Table } from './view.ts';

/** What the page shows of one ranking. All texts may come from a submission; they are escaped. */
export interface ScoredRanking {
  /** `full`, `subset`, or the file's name. */
  name: string;
  rows: number;
  curve: readonly { recall: number; precision: number }[];
  hitScores: readonly number[];
  missScores: readonly number[];
  losses: readonly { queryId: string; pairs: number; found: number; lost: number }[];
}

const LOSSES_SHOWN = 20;

/**
 * One self-contained page about a scored submission.
 * @param scores a row for each ranking
 * @param facts of the run, such as `memory` and `212.0 MiB`
 */
export function scorePage(
  rankings: readonly ScoredRanking[],
  scores: Table,
  facts: Table | undefined,
): string {
  const curves = rankings.map(({ name, curve }) => ({ name, points: curve }));
  return page(
    'Submission report',
    html`<h1>Submission report</h1>
      ${tableHtml(scores)}
      <h2>Precision and recall</h2>
      <p>${curves.map(({ name }, index) => legend(name, COLORS[index] ?? ''))}</p>
      <figure>
        ${precisionRecallChart(curves)}
        <figcaption>
          Precision of all rows down to a score, over the share of true pairs found by then. The
          area under the line is the micro-AP, but for equal scores, which count as one step.
        </figcaption>
      </figure>
      ${rankings.filter(({ rows }) => rows > 0).map(spread)} ${rankings.map(losses)}
      ${
        facts === undefined
          ? ''
          : html`<h2>The run</h2>
              ${tableHtml(facts)}`
      } `,
  );
}

function legend(name: string, color: string): Html {
  return html`<span class="legend" style="--color: ${color}">${name}</span> `;
}

function spread({ name, hitScores, missScores }: ScoredRanking): Html {
  return html`<h2>Scores of hits and misses: ${name}</h2>
    <figure>
      ${scoreChart(hitScores, missScores)}
      <figcaption>
        The share of hits and of misses in each step of score. The less the two overlap, the better
        the score tells them apart.
      </figcaption>
    </figure>`;
}

function losses({ name, losses: all }: ScoredRanking): Html {
  if (all.length === 0)
    return html`<h2>Queries that lose most: ${name}</h2>
      <p>None: every true pair comes first.</p>`;
  return html`<h2>Queries that lose most: ${name}</h2>
    <p class="soft">What the micro-AP would gain if all true pairs of the query came first.</p>
    ${tableHtml(lossTable(all.slice(0, LOSSES_SHOWN)))}
    ${all.length > LOSSES_SHOWN ? html`<p class="soft">And ${all.length - LOSSES_SHOWN} more.</p>` : ''}`;
}

function lossTable(shown: ScoredRanking['losses']): Table {
  return {
    header: ['Query', 'Lost', 'True pairs found'],
    rows: shown.map(({ queryId, lost, found, pairs }) => [
      queryId,
      lost.toFixed(4),
      `${found} of ${pairs}`,
    ]),
    align: ['left', 'right', 'right'],
  };
}
