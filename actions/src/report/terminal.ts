import { styleText } from 'node:util';
import type { Finding } from '../finding.ts';
import { mapProse, terminalText, withoutCommands } from './escape.ts';
import { countsOf, inOrder, type ReportView, type Section, type Table } from './view.ts';

type Format = Parameters<typeof styleText>[0];

interface Style {
  /** Columns of the terminal. */
  readonly width: number;
  readonly paint: (format: Format, text: string) => string;
}

/** More than anybody reads before mending the first ones. */
const maxFindings = 100;

/** The report for a terminal, findings first, the verdict last where it is read. */
export function renderTerminal(
  view: ReportView,
  options: { width: number; color: boolean },
): string {
  const paint: Style['paint'] = (format, text) =>
    options.color ? styleText(format, text, { validateStream: false }) : text;
  const style = { width: Math.max(options.width, 40), paint };
  const blocks = inOrder(view.findings)
    .slice(0, maxFindings)
    .map((finding) => findingBlock(finding, view.sources.get(finding.place.file), style));
  const left = view.findings.length - blocks.length;
  if (left > 0) blocks.push(`… and ${left} more.`);
  blocks.push(...view.sections.map((section) => sectionBlock(section, style)));
  blocks.push(verdictBlock(view, style));
  return withoutCommands(`${blocks.join('\n\n')}\n`);
}

const colors = { error: 'red', warning: 'yellow', notice: 'blue' } as const;

function findingBlock(finding: Finding, source: string | undefined, style: Style): string {
  const { place, severity, rule, message, suggestion } = finding;
  const where = `${terminalText(place.file)}:${place.line}:${place.column}`;
  return [
    `${style.paint('bold', where)}  ${style.paint(colors[severity], severity)}  ${style.paint('dim', rule)}`,
    ...prose(message, 2, style),
    ...excerpt(finding, source, style),
    ...(suggestion === undefined ? [] : prose(`instead: ${suggestion}`, 2, style)),
  ].join('\n');
}

/** The source line with a caret under the place; long lines are cut around it. */
function excerpt({ place, severity }: Finding, source: string | undefined, style: Style): string[] {
  const line = source?.split('\n', place.line)[place.line - 1];
  if (line === undefined || line.trim() === '') return [];
  const gutter = `${place.line} | `.padStart(8);
  const room = style.width - gutter.length;
  const from = place.column - 1 < room ? 0 : place.column - 1 - Math.floor(room / 2);
  const before = terminalText(line.slice(from, place.column - 1));
  const marked = terminalText(line.slice(place.column - 1, place.endColumn - 1));
  const after = terminalText(line.slice(place.endColumn - 1));
  const shown = `${before}${marked}${after}`.slice(0, room);
  const carets = '^'.repeat(Math.max(1, Math.min(marked.length, room - before.length)));
  return [
    `${style.paint('dim', gutter)}${shown}`,
    `${style.paint('dim', '| '.padStart(gutter.length))}${' '.repeat(before.length)}${style.paint(colors[severity], carets)}`,
  ];
}

function sectionBlock({ heading, paragraphs, table }: Section, style: Style): string {
  return [
    style.paint('bold', plain(heading)),
    ...paragraphs.flatMap((paragraph) => prose(paragraph, 2, style)),
    ...(table === undefined ? [] : tableLines(table)),
  ].join('\n');
}

/** Columns as wide as their widest cell; a terminal wraps what does not fit. */
function tableLines({ header, rows }: Table): string[] {
  const cells = [header, ...rows].map((row) => row.map(plain));
  const widths = header.map((_, at) => Math.max(...cells.map((row) => row[at]?.length ?? 0)));
  return cells.map((row) =>
    `  ${row.map((cell, at) => cell.padEnd(widths[at] ?? 0)).join('  ')}`.trimEnd(),
  );
}

function verdictBlock(view: ReportView, style: Style): string {
  const color = { passed: 'green', blocked: 'red', undecided: 'yellow' } as const;
  const counts = countsOf(view.findings);
  const text = counts === undefined ? view.verdict : `${counts}. ${view.verdict}`;
  return prose(text, 0, style)
    .map((line) => style.paint(color[view.state], line))
    .join('\n');
}

function plain(text: string): string {
  return mapProse(text, terminalText, terminalText);
}

/** Wraps words; one that is longer than a line stays whole, to be copied. */
function prose(text: string, indent: number, style: Style): string[] {
  const room = style.width - indent;
  const lines: string[] = [];
  for (const word of terminalText(text).split(' ')) {
    const last = lines.at(-1);
    if (last !== undefined && last.length + 1 + word.length <= room) {
      lines[lines.length - 1] = `${last} ${word}`;
    } else lines.push(word);
  }
  return lines.map((line) => `${' '.repeat(indent)}${line}`);
}
