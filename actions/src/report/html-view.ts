import { Html, html } from './html.ts';
import { mapProse, visible } from './escape.ts';
import {
  countsOf,
  inOrder,
  type ReportView,
  type Section,
  severityMarks,
  stateSigns,
  type Table,
} from './view.ts';
import type { Finding } from '../finding.ts';

/** The view as a part of a page; everything that it quotes is escaped. */
export function viewHtml(view: ReportView): Html {
  return html`<section>
    <h2>${stateSigns[view.state]} ${visible(view.title)}</h2>
    <p>${prose(view.verdict)}</p>
    ${findings(view.findings)} ${view.sections.map(sectionHtml)}
  </section>`;
}

function findings(all: readonly Finding[]): Html | string {
  const counts = countsOf(all);
  if (counts === undefined) return '';
  return html`<h3>${counts}</h3>
    <div class="scroll">
      <table>
        <tr>
          <th></th>
          <th>Where</th>
          <th>What</th>
          <th>Instead</th>
        </tr>
        ${inOrder(all).map(
          ({ place, severity, rule, message, suggestion = '' }) =>
            html`<tr>
              <td>${severityMarks[severity]}</td>
              <td><code>${visible(`${place.file}:${place.line}`)}</code></td>
              <td>${prose(message)} <small>${rule}</small></td>
              <td>${prose(suggestion)}</td>
            </tr>`,
        )}
      </table>
    </div>`;
}

function sectionHtml({ heading, paragraphs, table }: Section): Html {
  return html`<h3>${prose(heading)}</h3>
    ${paragraphs.map((paragraph) => html`<p>${prose(paragraph)}</p>`)}
    ${table === undefined ? '' : tableHtml(table)}`;
}

function tableHtml({ header, rows }: Table): Html {
  return html`<div class="scroll">
    <table>
      <tr>
        ${header.map((cell) => html`<th>${prose(cell)}</th>`)}
      </tr>
      ${rows.map(
        (row) =>
          html`<tr>
            ${row.map((cell) => html`<td>${prose(cell)}</td>`)}
          </tr>`,
      )}
    </table>
  </div>`;
}

/** What stands between backticks becomes code. */
function prose(text: string): Html {
  return new Html(
    mapProse(
      visible(text),
      (plain) => html`${plain}`.text,
      (code) => html`<code>${code}</code>`.text,
    ),
  );
}
