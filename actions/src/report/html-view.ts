import { type Html, html } from './html.ts';
import { proseParts } from './prose.ts';
import {
  type Cell,
  findingsSection,
  type ReportView,
  type Section,
  stateSigns,
  type Table,
} from './view.ts';

/** The view as a part of a page; everything that it quotes is escaped. */
export function viewHtml({ title, state, verdict, next, findings, sections }: ReportView): Html {
  return html`<section>
    <h2>${stateSigns[state]}${title}</h2>
    ${verdict === '' ? '' : html`<p>${prose(verdict)}</p>`}
    ${next === undefined ? '' : html`<p>Next: ${prose(next)}</p>`}
    ${[...findingsSection(findings), ...sections].map(sectionHtml)}
  </section>`;
}

function sectionHtml({ heading, paragraphs = [], list = [], table, code }: Section): Html {
  return html`${heading === undefined ? '' : html`<h3>${prose(heading)}</h3>`}
  ${paragraphs.map((text) => html`<p>${prose(text)}</p>`)}
  ${
    list.length === 0
      ? ''
      : html`<ul>
          ${list.map((text) => html`<li>${prose(text)}</li>`)}
        </ul>`
  }
  ${table === undefined ? '' : tableHtml(table)}
  ${code === undefined ? '' : html`<pre>${code}</pre>`}`;
}

/**
 * A table that scrolls in itself where the page is narrow; by key as well, if a label says to whom cannot
 * see it what it is.
 */
export function tableHtml({ header, rows, align = [] }: Table, label?: string): Html {
  const side = (at: number) => (align[at] === 'right' ? 'number' : 'text');
  const cell = (text: Cell, at: number) =>
    header === undefined && at === 0
      ? html`<th scope="row">${lines(text)}</th>`
      : html`<td class="${side(at)}">${lines(text)}</td>`;
  const names = header?.map(
    (name, at) => html`<th scope="col" class="${side(at)}">${prose(name)}</th>`,
  );
  const region = label === undefined ? '' : html` role="region" tabindex="0" aria-label="${label}"`;
  return html`<div class="scroll" ${region}>
    <table>
      ${
        names === undefined
          ? ''
          : html`<tr>
              ${names}
            </tr>`
      }
      ${rows.map(
        (row) =>
          html`<tr>
            ${row.map(cell)}
          </tr>`,
      )}
    </table>
  </div>`;
}

function lines(cell: Cell): Html[] {
  return (typeof cell === 'string' ? [cell] : cell).map((line, at) =>
    at === 0 ? prose(line) : html`<br />${prose(line)}`,
  );
}

function prose(text: string): Html {
  return html`${proseParts(text).map((part) =>
    part.isCode ? html`<code>${part.text}</code>` : html`${part.text}`,
  )}`;
}
