/** One combination of a matrix. */
export type Combination = Readonly<Record<string, unknown>>;

/**
 * The combinations of a `strategy.matrix` whose expressions are already evaluated, after its `exclude` and
 * `include`. Without a matrix, there is one empty combination.
 */
export function combinations(matrix: unknown): Combination[] {
  if (typeof matrix !== 'object' || matrix === null) return [{}];
  const { include = [], exclude = [], ...axes } = matrix as Record<string, unknown[]>;
  const original = Object.entries(axes)
    .reduce<Combination[]>(
      (rows, [name, values]) =>
        rows.flatMap((row) => values.map((value) => ({ ...row, [name]: value }))),
      Object.keys(axes).length === 0 ? [] : [{}],
    )
    .filter((row) => !exclude.some((out) => agrees(row, out as Combination)));
  const rows = original.map((row) => ({ origin: row, row }));
  for (const extra of include as Combination[]) {
    // An extra is merged into the rows that it contradicts on no axis; if there are none, it is its own row.
    const axesOf = Object.fromEntries(Object.entries(extra).filter(([name]) => name in axes));
    const joined = rows.filter(({ origin }) => origin !== extra && agrees(origin, axesOf));
    if (joined.length === 0) rows.push({ origin: extra, row: extra });
    else for (const one of joined) one.row = { ...one.row, ...extra };
  }
  return rows.map(({ row }) => row);
}

/** Why GitHub refuses a matrix before any of its jobs starts; undefined if it has combinations. */
export function whyEmpty(matrix: unknown): string | undefined {
  if (typeof matrix !== 'object' || matrix === null) return undefined;
  const { include, exclude: _, ...axes } = matrix as Record<string, unknown[]>;
  const empty = Object.entries(axes).find(([, values]) => values.length === 0);
  if (empty !== undefined) return `Matrix vector '${empty[0]}' does not contain any values`;
  const none = Object.keys(axes).length === 0 && (include ?? []).length === 0;
  return none ? 'Matrix must define at least one vector' : undefined;
}

function agrees(row: Combination, wanted: Combination): boolean {
  return Object.entries(wanted).every(
    ([name, value]) => JSON.stringify(row[name]) === JSON.stringify(value),
  );
}
