import { UserError } from '../errors.ts';

/** Rows of a rankings CSV, column by column, in the order of the file. */
export interface Rankings {
  /** What messages call it: a path, or a member of an archive. */
  name: string;
  queryIds: string[];
  refIds: string[];
  /** Finite; larger is more alike. */
  scores: Float64Array;
}

/** The columns that the runtime writes, in this order (docs/ranking.md). */
export const RANKINGS_HEADER = 'query_id,ref_id,score';

/**
 * Reads a rankings CSV. The format is the runtime's own: three plain columns, no quotes, so a split
 * at commas reads a million rows in half a second. Windows line ends are tolerated.
 *
 * @throws UserError naming file and line for another header, a row that is not three cells, a score
 *   that is not a finite number, and a pair of ids that comes twice.
 */
export function parseRankings(name: string, bytes: Uint8Array): Rankings {
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('utf8');
  const lines = text.replaceAll('\r\n', '\n').split('\n');
  if (lines.at(-1) === '') lines.pop();
  const [header, ...rows] = lines;
  if (header !== RANKINGS_HEADER) {
    throw new UserError(`${name}, line 1: the header is not ${RANKINGS_HEADER}`);
  }
  const queryIds: string[] = [];
  const refIds: string[] = [];
  const scores = new Float64Array(rows.length);
  const seen = new PairSet();
  for (const [index, row] of rows.entries()) {
    const [queryId, refId, cell, more] = row.split(',');
    const fault = (what: string) => new UserError(`${name}, line ${index + 2}: ${what}`);
    if (!queryId || !refId || cell === undefined || more !== undefined) {
      throw fault('a row needs a query id, a reference id and a score');
    }
    const score = cell.trim() === '' ? Number.NaN : Number(cell);
    if (!Number.isFinite(score)) throw fault(`the score "${cell.slice(0, 40)}" is not a finite number`);
    if (!seen.add(queryId, refId)) throw fault(`the pair ${queryId}, ${refId} comes twice`);
    queryIds.push(queryId);
    refIds.push(refId);
    scores[index] = score;
  }
  return { name, queryIds, refIds, scores };
}

/** A set of pairs of texts. Numbers in place of joined texts keep a million pairs fast and small. */
export class PairSet {
  readonly #first = new Map<string, number>();
  readonly #second = new Map<string, number>();
  readonly #pairs = new Set<number>();

  get size(): number {
    return this.#pairs.size;
  }

  /** Returns false where the pair was there already. */
  add(first: string, second: string): boolean {
    const key = number(this.#first, first) * 2 ** 26 + number(this.#second, second);
    if (this.#pairs.has(key)) return false;
    this.#pairs.add(key);
    return true;
  }

  has(first: string, second: string): boolean {
    const a = this.#first.get(first);
    const b = this.#second.get(second);
    return a !== undefined && b !== undefined && this.#pairs.has(a * 2 ** 26 + b);
  }
}

function number(numbers: Map<string, number>, text: string): number {
  let found = numbers.get(text);
  if (found === undefined) numbers.set(text, (found = numbers.size));
  return found;
}
