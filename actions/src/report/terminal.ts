import { styleText } from 'node:util';
import wrapAnsi from 'wrap-ansi';
import type { Finding } from '../finding.ts';
import { oneLine, visible, withoutCommands } from '../untrusted-text.ts';
import { proseParts } from './prose.ts';
import { sourceExcerpt } from './source-excerpt.ts';
import { tableLines } from './terminal-table.ts';
import { countsOf, inOrder, type ReportView, type Section } from './view.ts';

type Format = Parameters<typeof styleText>[0];

interface Style {
  /** Columns of the terminal. */
  readonly width: number;
  readonly paint: (format: Format, text: string) => string;
}

/** More than anybody reads before fixing the first ones. */
const maxFindings = 100;

/** The report for a terminal: findings first, and last, where it is read, the verdict. */
export function renderTerminal(
  view: ReportView,
  options: { width: number; color: boolean },
): string {
  const paint: Style['paint'] = (format, text) =>
    options.color ? styleText(format, text, { validateStream: false }) : text;
  const style = { width: Math.max(options.width, 40), paint };
  const findings = inOrder(view.findings).slice(0, maxFindings);
  const left = view.findings.length - findings.length;
  const blocks = [
    ...findings.map((finding) => findingLines(finding, view, style)),
    left > 0 ? [`… and ${left} more.`] : [],
    ...view.sections.map((section) => sectionLines(section, style)),
    endLines(view, style),
  ].filter((lines) => lines.length > 0);
  return withoutCommands(`${blocks.map((lines) => lines.join('\n')).join('\n\n')}\n`);
}

const severityColors = { error: 'red', warning: 'yellow', notice: 'blue' } as const;

function findingLines(finding: Finding, { sources }: ReportView, style: Style): string[] {
  const { place, severity, rule, message, suggestion } = finding;
  const { paint } = style;
  const color = severityColors[severity];
  const where = `${oneLine(place.file)}:${place.line}:${place.column}`;
  return [
    `${paint('bold', where)}  ${paint(color, severity)}  ${paint('dim', oneLine(rule))}`,
    ...prose(message, 2, style),
    ...sourceLines(finding, sources.get(place.file), style),
    ...(suggestion === undefined ? [] : prose(`instead: ${suggestion}`, 2, style)),
  ];
}

/** The line of the file, with carets under the place. */
function sourceLines({ place, severity }: Finding, source: string | undefined, style: Style) {
  const found = sourceExcerpt(place, source, style.width);
  if (found === undefined) return [];
  const { gutter, text, markedFrom, marked } = found;
  const carets = style.paint(severityColors[severity], '^'.repeat(marked));
  return [
    style.paint('dim', gutter) + text,
    style.paint('dim', '| '.padStart(gutter.length)) + ' '.repeat(markedFrom) + carets,
  ];
}

function sectionLines(section: Section, style: Style): string[] {
  const { heading, paragraphs = [], list = [], table, code } = section;
  const rows = table === undefined ? [] : tableLines(table, style.width - 2, plain);
  return [
    ...(heading === undefined ? [] : [style.paint('bold', plain(heading))]),
    ...paragraphs.flatMap((text) => prose(text, 2, style)),
    ...list.flatMap((text) => item(prose(text, 4, style))),
    ...rows.map((row) => `  ${row}`.trimEnd()),
    ...(code === undefined ? [] : visible(code.replaceAll('\t', '    ')).split('\n')).map(
      (line) => `    ${line}`,
    ),
  ];
}

const stateColors = {
  passed: 'green',
  failed: 'red',
  blocked: 'red',
  undecided: 'yellow',
  neutral: 'none',
} as const;

/** A next step stays on one line, to be copied. */
function endLines({ state, verdict, next, findings }: ReportView, style: Style): string[] {
  const counts = countsOf(findings);
  const text = [...(counts === undefined ? [] : [`${counts}.`]), verdict].join(' ');
  return [
    ...prose(plain(text), 0, style).map((line) => style.paint(stateColors[state], line)),
    ...(next === undefined ? [] : [`next:  ${oneLine(next)}`]),
  ];
}

/** On one line, and without the backticks: in a cell they would only take room. */
function plain(text: string): string {
  const shown = proseParts(oneLine(text)).map((part) => part.text);
  // Once more for the whole, but by then a column has its width.
  return withoutCommands(shown.join(''));
}

/** Wraps words; one that is longer than a line stays whole, to be copied. */
function prose(text: string, indent: number, style: Style): string[] {
  if (text === '') return [];
  const lines = wrapAnsi(oneLine(text), style.width - indent).split('\n');
  return lines.map((line) => ' '.repeat(indent) + line);
}

function item(lines: readonly string[]): string[] {
  return lines.map((line, at) => (at === 0 ? `  - ${line.trimStart()}` : line));
}
