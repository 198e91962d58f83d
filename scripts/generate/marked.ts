/**
 * Puts text between the markers `<!-- generated: NAME -->` and `<!-- end of NAME -->` of a page.
 *
 * @throws Error if the page does not have both, in this order.
 */
export function replaceMarked(page: string, name: string, text: string): string {
  const [start, end] = [`<!-- generated: ${name} -->`, `<!-- end of ${name} -->`];
  const [from, to] = [page.indexOf(start), page.indexOf(end)];
  if (from < 0 || to < from) throw new Error(`the page has no place for: ${name}`);
  return `${page.slice(0, from + start.length)}\n\n${text}\n\n${page.slice(to)}`;
}
