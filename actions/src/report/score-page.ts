import { type Html, html, page } from './html.ts';
import { tableHtml } from './html-view.ts';
import { type ChangedPairs, changesHtml } from './score-changes.ts';
import { descriptorsHtml } from './score-descriptors.ts';
import { COLORS, precisionRecallChart, scoreChart, type Steps } from './score-plots.ts';
import { type WorstOfPage, worstHtml } from './score-worst.ts';
import type { Table } from './view.ts';

/** What the page shows of a submission. All texts may come from it; they are escaped. */
export interface ScoredSubmission {
  /** A row for each ranking. */
  readonly scores: Table;
  /** What was scored, such as `data set` and `train`. */
  readonly facts: Table;
  /** Said before all else, such as that the videos are samples. */
  readonly notes: readonly string[];
  readonly rankings: readonly RankingOfPage[];
  /** Of both full sets, or why they are not known. */
  readonly descriptors: Parameters<typeof descriptorsHtml>[0];
  /** Of the run that made the rankings, such as `memory` and `212.0 MiB`. */
  readonly run: Table | undefined;
}

export interface RankingOfPage {
  /** `full`, `subset`, or `rankings`. */
  readonly name: string;
  readonly rows: number;
  readonly curve: Steps;
  readonly hitScores: readonly number[];
  readonly missScores: readonly number[];
  readonly worst: WorstOfPage;
  /** Against the other submission, if one was given. */
  readonly against: { readonly curve: Steps; readonly changes: ChangedPairs } | undefined;
  /** What the true pairs bring by the length of their query; undefined if no length is known. */
  readonly lengths: Table | undefined;
}

/** One self-contained page about a scored submission. It needs no mouse and no network. */
export function scorePage(submission: ScoredSubmission): string {
  const { scores, facts, notes, rankings, descriptors, run } = submission;
  return page(
    'Submission report',
    html`<main>
      <h1>Submission report</h1>
      ${notes.map((note) => html`<p class="note">${note}</p>`)} ${tableHtml(scores, 'scores')}
      ${tableHtml(facts, 'what was scored')} ${rankings.map(rankingHtml)}
      ${descriptorsHtml(descriptors)}
      ${
        run === undefined
          ? ''
          : html`<h2>The run</h2>
              ${tableHtml(run, 'the run')}`
      }
    </main>`,
  );
}

function rankingHtml(ranking: RankingOfPage): Html {
  const { name, rows, worst, against, lengths } = ranking;
  return html`<section aria-label="the ${name} ranking">
    <h2>The ${name} ranking</h2>
    ${rows === 0 ? html`<p>It has no rows.</p>` : charts(ranking)}
    ${against === undefined ? '' : changesHtml(against.changes)} ${worstHtml(worst)}
    ${
      lengths === undefined
        ? ''
        : html`<h3>By the length of the query</h3>
            <p class="soft">
              Precision: the mean over the true pairs, 0 for one that was not found. Weighted by the
              pairs, it adds up to the micro-AP.
            </p>
            ${tableHtml(lengths, 'by the length of the query')}`
    }
  </section>`;
}

function charts({ curve, against, hitScores, missScores }: RankingOfPage): Html {
  return html`<div class="charts">
    <figure>
      <h3>Precision and recall</h3>
      <p>
        ${legend('this submission', COLORS.now)}
        ${against === undefined ? '' : legend('the other', COLORS.before)}
      </p>
      ${precisionRecallChart(curve, against?.curve)}
      <figcaption>
        The precision of all rows down to a score, over the share of true pairs found by then. The
        area under the line is the micro-AP.
      </figcaption>
    </figure>
    <figure>
      <h3>Scores of hits and misses</h3>
      <p>${legend('hits', COLORS.hits)} ${legend('misses', COLORS.misses)}</p>
      ${scoreChart(hitScores, missScores)}
      <figcaption>
        The share of hits and of misses in each step of score. The less the two overlap, the better
        the score tells them apart.
      </figcaption>
    </figure>
  </div>`;
}

function legend(name: string, color: string): Html {
  return html`<span class="legend" style="--color: ${color}">${name}</span> `;
}
