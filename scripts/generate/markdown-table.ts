import { markdownTable as tableOf } from 'markdown-table';

/** A table of cells that are already Markdown; empty if there are no rows. */
export function markdownTable(
  head: readonly string[],
  rows: readonly (readonly string[])[],
  align: readonly ('left' | 'right')[] = [],
): string {
  if (rows.length === 0) return '';
  return tableOf([head, ...rows], { align: [...align], alignDelimiters: false });
}

/** A cell of code. */
export const codeCell = (text: string) => `\`${plain(text)}\``;

/** A cell of text on one line. Outside code, an angle bracket would begin HTML, which vanishes. */
export const textCell = (text = '') => plain(text).replaceAll('<', '\\<');

const plain = (text: string) => text.trim().replace(/\s+/g, ' ').replaceAll('|', '\\|');
