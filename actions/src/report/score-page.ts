import { Html, html, page } from './html.ts';
import { COLORS, precisionRecallChart, scoreChart } from './score-plots.ts';

/** What the page shows of one ranking. All texts may come from a submission; they are escaped. */
export interface ScoredRanking {
  /** `full`, `subset`, or the file's name. */
  name: string;
  microAp: number;
  groundTruthPairs: number;
  hits: number;
  rows: number;
  curve: readonly { recall: number; precision: number }[];
  hitScores: readonly number[];
  missScores: readonly number[];
  losses: readonly { queryId: string; pairs: number; found: number; lost: number }[];
}

/** Facts of the run, as label and value, such as `peak memory` and `212.0 MiB`. */
export type RunFacts = readonly (readonly [label: string, value: string])[];

const LOSSES_SHOWN = 20;

/** One self-contained page about a scored submission. */
export function scorePage(rankings: readonly ScoredRanking[], facts: RunFacts): string {
  const curves = rankings.map(({ name, curve }) => ({ name, points: curve }));
  return page(
    'Submission report',
    html`<h1>Submission report</h1>
      ${summary(rankings)}
      <h2>Precision and recall</h2>
      <p>${curves.map(({ name }, index) => legend(name, COLORS[index] ?? ''))}</p>
      <figure>
        ${precisionRecallChart(curves)}
        <figcaption>
          Precision of all rows down to a score, over the share of true pairs found by then. The
          area under the line is the micro-AP, but for equal scores, which count as one step.
        </figcaption>
      </figure>
      ${rankings.filter(({ rows }) => rows > 0).map(scores)} ${rankings.map(losses)}
      ${facts.length === 0 ? '' : runFacts(facts)} `,
  );
}

function legend(name: string, color: string): Html {
  return html`<span class="legend" style="--color: ${color}">${name}</span> `;
}

function summary(rankings: readonly ScoredRanking[]): Html {
  return html`<div class="scroll">
    <table>
      <tr>
        <th>ranking</th>
        <th class="number">micro-AP</th>
        <th class="number">true pairs found</th>
        <th class="number">rows</th>
      </tr>
      ${rankings.map(
        ({ name, microAp, hits, groundTruthPairs, rows }) =>
          html`<tr>
            <td>${name}</td>
            <td class="number big">${microAp.toFixed(4)}</td>
            <td class="number">${hits} of ${groundTruthPairs}</td>
            <td class="number">${rows}</td>
          </tr>`,
      )}
    </table>
  </div>`;
}

function scores({ name, hitScores, missScores }: ScoredRanking): Html {
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
    <div class="scroll">
      <table>
        <tr>
          <th>query</th>
          <th class="number">lost</th>
          <th class="number">true pairs found</th>
        </tr>
        ${all.slice(0, LOSSES_SHOWN).map(
          ({ queryId, lost, found, pairs }) =>
            html`<tr>
              <td>${queryId}</td>
              <td class="number">${lost.toFixed(4)}</td>
              <td class="number">${found} of ${pairs}</td>
            </tr>`,
        )}
      </table>
    </div>
    ${all.length > LOSSES_SHOWN ? html`<p class="soft">And ${all.length - LOSSES_SHOWN} more.</p>` : ''}`;
}

function runFacts(facts: RunFacts): Html {
  return html`<h2>The run</h2>
    <div class="scroll">
      <table>
        ${facts.map(
          ([label, value]) =>
            html`<tr>
              <th>${label}</th>
              <td>${value}</td>
            </tr>`,
        )}
      </table>
    </div>`;
}
