/**
 * Puts text between the marks `<!-- generated: NAME -->` and `<!-- end of NAME -->` of a page, or the
 * same as comments of a Makefile.
 *
 * @throws Error if the page does not have both, in this order.
 */
export function replaceMarked(page: string, name: string, text: string): string {
  const marks = [
    [`<!-- generated: ${name} -->`, `<!-- end of ${name} -->`],
    [`# generated: ${name}`, `# end of ${name}`],
  ] as const;
  const [start, end] = marks.find(([mark]) => page.includes(mark)) ?? marks[0];
  const [from, to] = [page.indexOf(start), page.indexOf(end)];
  if (from < 0 || to < from) throw new Error(`the page has no place for: ${name}`);
  return `${page.slice(0, from + start.length)}\n\n${text}\n\n${page.slice(to)}`;
}
