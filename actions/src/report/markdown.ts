import type { Finding } from '../finding.ts';
import { markdownProse, markdownText } from './escape.ts';
import {
  countsOf,
  inOrder,
  type ReportView,
  type Section,
  severityMarks,
  stateSigns,
  type Table,
} from './view.ts';

/** Room for a report in a comment or an issue: GitHub takes 65,536 characters, and a footer follows. */
export const COMMENT_ROOM = 60_000;

/** Longer lists help nobody. */
const maxFindings = 100;
const maxRows = 200;

/**
 * The report for a job summary or a comment, in GitHub's Markdown.
 * @param room most characters: a summary has at most 1 MiB, a comment 65,536 characters
 */
export function renderMarkdown(view: ReportView, room = 500_000): string {
  const blocks = [
    `## ${stateSigns[view.state]} ${markdownText(view.title)}`,
    markdownProse(view.verdict),
    ...findingsBlocks(view.findings),
    ...view.sections.flatMap(sectionBlocks),
  ];
  return withinRoom(`${blocks.join('\n\n')}\n`, room);
}

/** Every row is a line of its own: a cut between lines leaves whole Markdown. */
function withinRoom(text: string, room: number): string {
  if (text.length <= room) return text;
  const note = '\n\n… the rest is in the log.\n';
  return text.slice(0, text.lastIndexOf('\n', room - note.length)) + note;
}

function findingsBlocks(findings: readonly Finding[]): string[] {
  const counts = countsOf(findings);
  if (counts === undefined) return [];
  const rows = inOrder(findings).slice(0, maxFindings).map(findingRow);
  const left = findings.length - rows.length;
  return [
    `### ${counts}`,
    ['|  | Where | What | Instead |', '| --- | --- | --- | --- |', ...rows].join('\n'),
    ...(left > 0 ? [`… and ${left} more.`] : []),
  ];
}

function findingRow({ place, rule, severity, message, suggestion }: Finding): string {
  const where = `<code>${markdownText(`${place.file}:${place.line}`)}</code>`;
  const what = `${markdownProse(message)}<br><sub>${markdownText(rule)}</sub>`;
  return `| ${severityMarks[severity]} | ${where} | ${what} | ${markdownProse(suggestion ?? '')} |`;
}

function sectionBlocks({ heading, paragraphs, table }: Section): string[] {
  return [
    `### ${markdownProse(heading)}`,
    ...paragraphs.map(markdownProse),
    ...(table === undefined ? [] : tableBlocks(table)),
  ];
}

function tableBlocks({ header, rows }: Table): string[] {
  const shown = rows.slice(0, maxRows).map(tableRow);
  const left = rows.length - shown.length;
  return [
    [tableRow(header), `|${' --- |'.repeat(header.length)}`, ...shown].join('\n'),
    ...(left > 0 ? [`… and ${left} more.`] : []),
  ];
}

function tableRow(cells: readonly string[]): string {
  return `| ${cells.map(markdownProse).join(' | ')} |`;
}
