import { markdownTable as tableOf } from 'markdown-table';

/** A table of cells that are Markdown already; nothing if there are no rows. */
export function markdownTable(
  head: readonly string[],
  rows: readonly (readonly string[])[],
  align: readonly ('left' | 'right')[] = [],
): string {
  if (rows.length === 0) return '';
  return tableOf([head, ...rows], { align: [...align], alignDelimiters: false });
}

/** Code for a cell. */
export const codeCell = (text: string) => `\`${plain(text)}\``;

/** One line for a cell. Angle brackets would be HTML, and vanish, outside of code. */
export const textCell = (text = '') => plain(text).replaceAll('<', '\\<');

const plain = (text: string) => text.trim().replace(/\s+/g, ' ').replaceAll('|', '\\|');
