import { markdownTable } from 'markdown-table';
import stringWidth from 'string-width';
import { markdownFence, markdownParagraph, markdownProse } from './markdown-text.ts';
import {
  type Cell,
  findingsSection,
  type ReportView,
  type Section,
  stateSigns,
  type Table,
} from './view.ts';

/** Room for a report in a comment or an issue: GitHub takes 65,536 characters, and a footer follows. */
export const COMMENT_ROOM = 60_000;

/** Longer lists help nobody. */
const maxRows = 200;
/** Columns of text; wider tables cannot be read as text, so they do without the blanks. */
const maxAligned = 120;

/** Lines that may be parted if there is no room for all of them. */
type Block = readonly string[];

/**
 * The report for a job summary or a comment, in GitHub's Markdown.
 * @param room most characters: a summary has at most 1 MiB, a comment 65,536 characters
 */
export function renderMarkdown(view: ReportView, room = 500_000): string {
  const { state, title, verdict, next, findings, sections } = view;
  const blocks = [
    [`## ${stateSigns[state]}${markdownProse(title)}`],
    ...(verdict === '' ? [] : [[markdownParagraph(verdict)]]),
    ...(next === undefined ? [] : [[`**Next:** ${markdownProse(next)}`]]),
    ...[...findingsSection(findings), ...sections].flatMap(sectionBlocks),
  ];
  return withinRoom(blocks, room);
}

function sectionBlocks({ heading, paragraphs = [], list = [], table, code }: Section): Block[] {
  return [
    ...(heading === undefined ? [] : [[`### ${markdownProse(heading)}`]]),
    ...paragraphs.map((text) => [markdownParagraph(text)]),
    ...limited(list, (items) => items.map((item) => `- ${markdownParagraph(item)}`)),
    ...(table === undefined ? [] : limited(table.rows, (rows) => tableBlock({ ...table, rows }))),
    ...(code === undefined ? [] : [[markdownFence(code)]]),
  ];
}

function limited<T>(all: readonly T[], block: (shown: readonly T[]) => Block): Block[] {
  if (all.length === 0) return [];
  const left = all.length - maxRows;
  return [block(all.slice(0, maxRows)), ...(left > 0 ? [[`… and ${left} more.`]] : [])];
}

function tableBlock({ header = [], rows, align: sides = [] }: Table): Block {
  const align = sides.map((side) => (side === 'right' ? side : ''));
  const cells = [header, ...rows].map((row) => row.map(cellText));
  const aligned = markdownTable(cells, { align, stringLength: stringWidth });
  const isWide = stringWidth(aligned.slice(0, aligned.indexOf('\n'))) > maxAligned;
  const text = isWide ? markdownTable(cells, { align, alignDelimiters: false }) : aligned;
  return text.split('\n');
}

function cellText(cell: Cell): string {
  return (typeof cell === 'string' ? [cell] : cell).map(markdownProse).join('<br>');
}

/** Every row and item is a line of its own, so a cut between lines leaves whole Markdown. */
function withinRoom(blocks: readonly Block[], room: number): string {
  const lines = blocks.flatMap((block, at) => (at === 0 ? block : ['', ...block]));
  const note = '\n… the rest is in the log.\n';
  let length = note.length;
  const tooMany = lines.findIndex((line) => (length += line.length + 1) > room);
  const whole = `${lines.join('\n')}\n`;
  return whole.length <= room ? whole : `${lines.slice(0, tooMany).join('\n').trimEnd()}\n${note}`;
}
