import { oneLine, visible } from '../untrusted-text.ts';
import { proseParts } from './prose.ts';

/** Zero-width blank. Texts hold none when it is put in: they are made visible first. */
const BREAK = '\u200B';

/**
 * Places where GitHub would make a link or a picture: addresses, mentions, issues (`#1`, `GH-1`),
 * commits and emoji. It looks for them in the finished page as well, so escapes do not help.
 */
const linked =
  /(?<=@)(?=\S)|(?<=#)(?=\d)|(?<=\bgh-)(?=\d)|(?<=\b[0-9a-f]{7})(?=[0-9a-f]{0,33}\b)|(?<=:)(?=\/\/|[\w+-]+:)|(?<=www)(?=\.)/gi;

/** What Markdown takes for syntax in the middle of a line; an underscore within a word is not. */
const syntax = /[\\`*~[\]<>&|$]|(?<![\p{L}\p{N}])_|_(?![\p{L}\p{N}])|(?<![^ ])#/gu;

/** A backslash of ours before these would not be read alike by all parsers of tables. */
const references: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '|': '&#124;',
  '\\': '&#92;',
  $: '&#36;',
};

/** What makes a block of a line: `- x`, `1. x`, `===`. Others are escaped wherever they stand. */
const blockStart = /^(?:(\d{1,9})(?=[.)](?: |$))|(?=[-+=]))/;

/**
 * A text that others wrote as a part of one line of GitHub's Markdown, in which it is nothing but
 * text. An address becomes code: it can be read and copied, and is not a link.
 */
function markdownText(text: string): string {
  return text
    .split(/(\S*(?::\/\/|www\.)\S*)/i)
    .map((part, index) => (index % 2 === 0 ? escaped(part) : markdownCode(part)))
    .join('');
}

function escaped(text: string): string {
  return text
    .replaceAll(linked, BREAK)
    .replaceAll(syntax, (character) => references[character] ?? `\\${character}`)
    .replaceAll(BREAK, '&#8203;');
}

/** Tables end a cell at a `|` even within a code span. */
function markdownCode(text: string): string {
  if (text === '') return '';
  return /[`|\\]/.test(text) ? `<code>${escaped(text)}</code>` : `\`${text}\``;
}

/** A text as a part of one line, such as a cell or a heading; what stands between backticks is code. */
export function markdownProse(text: string): string {
  // Two code spans side by side would be one.
  return proseParts(oneLine(text))
    .map((part) => (part.isCode ? markdownCode(part.text) : markdownText(part.text)))
    .join('')
    .replaceAll('``', '`&#8203;`');
}

/** The same at the start of a line. */
export function markdownParagraph(text: string): string {
  return markdownProse(text).trimStart().replace(blockStart, '$1\\');
}

/** Lines as they are, in a fence that none of them can close. */
export function markdownFence(text: string): string {
  const runs = text.match(/`+/g) ?? [];
  const fence = '`'.repeat(Math.max(3, ...runs.map((run) => run.length + 1)));
  return `${fence}\n${visible(text.replaceAll('\t', '    '))}\n${fence}`;
}
