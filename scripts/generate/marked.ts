import { UserError } from '../../actions/src/errors.ts';

/**
 * Puts text between the marks `<!-- generated: NAME -->` and `<!-- end of NAME -->` of a page, or between
 * the same marks as comments of a Makefile. Messages call the page `file`.
 *
 * @throws UserError if the page does not have both marks, in this order.
 */
export function replaceMarked(page: string, name: string, text: string, file = 'the page'): string {
  const marks = [
    [`<!-- generated: ${name} -->`, `<!-- end of ${name} -->`],
    [`# generated: ${name}`, `# end of ${name}`],
  ] as const;
  const [start, end] = marks.find(([mark]) => page.includes(mark)) ?? marks[0];
  const [from, to] = [page.indexOf(start), page.indexOf(end)];
  if (from < 0 || to < from) {
    throw new UserError(`${file} has no marks for its ${name}`, {
      next: `write ${start} and ${end} there, on lines of their own`,
    });
  }
  return `${page.slice(0, from + start.length)}\n\n${text}\n\n${page.slice(to)}`;
}
