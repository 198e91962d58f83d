import { type Html, html } from './html.ts';
import { tableHtml } from './html-view.ts';

/** How the true pairs differ from those of another submission, each list with the largest change first. */
export interface ChangedPairs {
  /** This micro-AP minus the other's, as text. */
  readonly microAp: string;
  readonly gained: readonly ChangedPair[];
  readonly lost: readonly ChangedPair[];
  readonly moved: readonly ChangedPair[];
}

export interface ChangedPair {
  readonly queryId: string;
  readonly refId: string;
  /** Undefined for the ranking that misses the pair. */
  readonly before: ScoreAndPrecision | undefined;
  readonly now: ScoreAndPrecision | undefined;
}

interface ScoreAndPrecision {
  readonly score: number;
  readonly precision: number;
}

const LISTS = [
  ['gained', 'found now and not by the other'],
  ['lost', 'found by the other and not now'],
  ['moved', 'found by both, at another precision'],
] as const;

/** More make a page that nobody reads; the report for programs has all. */
const SHOWN = 100;

/** The pairs gained, lost and moved; each list opens by key or click. */
export function changesHtml(changes: ChangedPairs): Html {
  return html`<h3>Against the other</h3>
    <p>micro-AP ${changes.microAp}.</p>
    ${LISTS.map(([name, what]) => listHtml(name, what, changes[name]))}`;
}

function listHtml(name: string, what: string, pairs: readonly ChangedPair[]): Html {
  const summary = html`${pairs.length} ${pairs.length === 1 ? 'pair' : 'pairs'} ${name}: ${what}`;
  if (pairs.length === 0) return html`<p>${summary}.</p>`;
  const rows = pairs
    .slice(0, SHOWN)
    .map(({ queryId, refId, before, now }) => [
      queryId,
      refId,
      before?.score.toPrecision(4) ?? '–',
      now?.score.toPrecision(4) ?? '–',
      before?.precision.toFixed(4) ?? '–',
      now?.precision.toFixed(4) ?? '–',
    ]);
  const header = ['Query', 'Reference', 'Score before', 'now', 'Precision before', 'now'];
  const align = ['left', 'left', 'right', 'right', 'right', 'right'] as const;
  return html`<details>
    <summary>${summary}</summary>
    ${tableHtml({ header, rows, align }, `pairs ${name}`)}
    ${pairs.length > SHOWN ? html`<p class="soft">And ${pairs.length - SHOWN} more.</p>` : ''}
  </details>`;
}
