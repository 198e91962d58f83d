/** One page of a list, and the `Link` header that points to the others. */
export interface Page<T> {
  readonly items: readonly T[];
  readonly link: string | undefined;
}

/** The page of a list that `per_page` (30 by default, at most 100) and `page` (1 by default) ask for. */
export function paginate<T>(items: readonly T[], url: URL): Page<T> {
  const number = (name: string, preset: number) => {
    const value = Number.parseInt(url.searchParams.get(name) ?? '', 10);
    return value > 0 ? value : preset;
  };
  const size = Math.min(number('per_page', 30), 100);
  const page = number('page', 1);
  const last = Math.max(Math.ceil(items.length / size), 1);
  const to = (target: number, relation: string) => {
    const other = new URL(url);
    other.searchParams.set('page', String(target));
    return `<${other.href}>; rel="${relation}"`;
  };
  const links = [
    ...(page > 1 ? [to(Math.min(page - 1, last), 'prev')] : []),
    ...(page < last ? [to(page + 1, 'next'), to(last, 'last')] : []),
    ...(page > 1 ? [to(1, 'first')] : []),
  ];
  return {
    items: items.slice((page - 1) * size, page * size),
    link: links.length === 0 ? undefined : links.join(', '),
  };
}
