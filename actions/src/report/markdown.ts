import type { Finding } from '../finding.ts';
import { markdownProse, markdownText } from './escape.ts';
import { countsOf, inOrder, type ReportView, type Section, type Table } from './view.ts';

const signs = { passed: '✅', blocked: '❌', undecided: '⚠️' };
const marks = { error: '❌', warning: '⚠️', notice: 'ℹ️' };

/** Longer lists help nobody, and a summary has at most 1 MiB, a comment 65,536 characters. */
const maxFindings = 100;
const maxRows = 200;

/** The report for a job summary or a comment, in GitHub's Markdown. */
export function renderMarkdown(view: ReportView): string {
  const blocks = [
    `## ${signs[view.state]} ${markdownText(view.title)}`,
    markdownProse(view.verdict),
    ...findingsBlocks(view.findings),
    ...view.sections.flatMap(sectionBlocks),
  ];
  return `${blocks.join('\n\n')}\n`;
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
  return `| ${marks[severity]} | ${where} | ${what} | ${markdownProse(suggestion ?? '')} |`;
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
