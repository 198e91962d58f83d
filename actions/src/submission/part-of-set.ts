import { drawnPositions } from './selection.ts';

/** The ids of a data set's videos, and which query is a copy of which reference. */
export interface SetIds {
  readonly queries: readonly string[];
  readonly references: readonly string[];
  readonly pairs: readonly { readonly queryId: string; readonly refId: string }[];
}

/**
 * A small data set of the same kind, to try something on: so many of the queries, drawn as the platform draws
 * its subset; the references that they are copies of; and of the other references as large a share as of the
 * queries. The whole set if it has no more queries.
 */
export function partOfSet({ queries, references, pairs }: SetIds, count: number) {
  const drawn = new Set(drawnPositions(queries.length, count).map((at) => queries[at]));
  const originals = new Set(
    pairs.flatMap(({ queryId, refId }) => (drawn.has(queryId) ? [refId] : [])),
  );
  const others = references.filter((id) => !originals.has(id));
  const share = queries.length === 0 ? 0 : drawn.size / queries.length;
  const added = drawnPositions(others.length, Math.ceil(others.length * share));
  const distractors = new Set(added.map((at) => others[at]));
  return {
    queries: queries.filter((id) => drawn.has(id)),
    references: references.filter((id) => originals.has(id) || distractors.has(id)),
  };
}
