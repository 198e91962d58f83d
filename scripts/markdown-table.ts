/** A table of cells that are Markdown already; nothing if there are no rows. */
export function markdownTable(
  head: readonly string[],
  rows: readonly (readonly string[])[],
  align: readonly ('---' | '--:')[] = head.map(() => '---'),
): string {
  if (rows.length === 0) return '';
  return [head, align, ...rows].map((row) => `| ${row.join(' | ')} |`).join('\n');
}

/** Code for a cell. */
export const codeCell = (text: string) => `\`${plain(text)}\``;

/** One line for a cell. Angle brackets would be HTML, and vanish, outside of code. */
export const textCell = (text = '') => plain(text).replaceAll('<', '\\<');

const plain = (text: string) => text.trim().replace(/\s+/g, ' ').replaceAll('|', '\\|');
