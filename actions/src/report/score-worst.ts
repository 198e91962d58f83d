import { type Html, html } from './html.ts';
import { tableHtml } from './html-view.ts';

/** The queries that lose most. */
export interface WorstOfPage {
  readonly queries: readonly WorstQueryOfPage[];
  /** How many more lose something. */
  readonly more: number;
  /** Why there are no frames; undefined if there are. */
  readonly withoutFrames: string | undefined;
}

export interface WorstQueryOfPage {
  readonly queryId: string;
  readonly lost: number;
  readonly pairs: number;
  readonly found: number;
  /** The true reference, then the wrong one that stands first for the query, if there is one. */
  readonly references: readonly ReferenceOfPage[];
}

export interface ReferenceOfPage {
  readonly is: 'true' | 'wrong';
  readonly refId: string;
  /** Such as `score 0.71, rank 1 of the query, 12 of all`. */
  readonly standing: string;
  /** A moment of the query and the one of the reference that it is set beside. */
  readonly frames: readonly FrameOfPage[];
}

export interface FrameOfPage {
  readonly videoId: string;
  /** Such as `12.0 s`. */
  readonly moment: string;
  /** JPEG; a text if there is none, with the reason. */
  readonly jpeg: Uint8Array | string;
}

/** What each query that loses most loses, and the reference that stood in the way, with frames of both. */
export function worstHtml({ queries, more, withoutFrames }: WorstOfPage): Html {
  if (queries.length === 0)
    return html`<h3>Queries that lose most</h3>
      <p>None: every true pair comes first.</p>`;
  const rows = queries.map(({ queryId, lost, found, pairs }) => [
    queryId,
    lost.toFixed(4),
    `${found} of ${pairs}`,
  ]);
  const header = ['Query', 'Lost', 'True pairs found'];
  return html`<h3>Queries that lose most</h3>
    <p class="soft">What the micro-AP would gain if all true pairs of the query came first.</p>
    ${tableHtml({ header, rows, align: ['left', 'right', 'right'] }, 'queries that lose most')}
    ${more === 0 ? '' : html`<p class="soft">And ${more} more.</p>`}
    ${withoutFrames === undefined ? '' : html`<p>No frames: ${withoutFrames}.</p>`}
    ${queries.map(queryHtml)}`;
}

function queryHtml({ queryId, references }: WorstQueryOfPage): Html {
  return html`<article aria-label="query ${queryId}">
    <h4>${queryId}</h4>
    <div class="references">${references.map(referenceHtml)}</div>
  </article>`;
}

function referenceHtml({ is, refId, standing, frames }: ReferenceOfPage): Html {
  return html`<div>
    <p><strong class="${is}">${is} reference ${refId}</strong>: ${standing}</p>
    ${frames.length === 0 ? '' : html`<div class="frames">${frames.map(frameHtml)}</div>`}
  </div>`;
}

function frameHtml({ videoId, moment, jpeg }: FrameOfPage): Html {
  const what = `${videoId} at ${moment}`;
  const picture =
    typeof jpeg === 'string'
      ? html`<span class="soft">${jpeg}</span>`
      : html`<img
          src="data:image/jpeg;base64,${Buffer.from(jpeg).toString('base64')}"
          alt="${what}"
        />`;
  return html`<figure>
    ${picture}
    <figcaption>${what}</figcaption>
  </figure>`;
}
