import { UserError } from '../errors.ts';
import { printable } from '../printable.ts';

/** Rows of a rankings CSV, column by column, in the order of the file. No pair comes twice. */
export interface Rankings {
  /** What messages call it: a path, or a member of an archive. */
  name: string;
  queryIds: IdColumn;
  refIds: IdColumn;
  /** Finite; larger is more alike. */
  scores: Float64Array;
}

/** A column of ids that repeat: each distinct id once, and its number in every row. */
export interface IdColumn {
  distinct: string[];
  rows: Uint32Array;
}

/** Ids end in tables, pages and terminals: no spaces, no control characters, nothing endless. */
const ID = /^[!-~]{1,64}$/;

/** The columns that the runtime writes, in this order (docs/ranking.md). */
export const RANKINGS_HEADER = 'query_id,ref_id,score';

/**
 * Reads a rankings CSV. The format is the runtime's own, three plain columns without quotes, so
 * cutting lines at commas is all it takes. Windows line ends are tolerated.
 *
 * @throws UserError naming file and line for another header, a row that is not three cells, an id
 *   that is not plain text, a score that is not a finite number, and a pair that comes twice.
 */
export function parseRankings(name: string, bytes: Uint8Array): Rankings {
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1');
  const [header, ...lines] = text.replaceAll('\r\n', '\n').replace(/\n$/, '').split('\n');
  const fault = (row: number, what: string) => new UserError(`${name}, line ${row + 2}: ${what}`);
  if (header !== RANKINGS_HEADER) throw fault(-1, `the header is not ${RANKINGS_HEADER}`);
  const queries = new IdNumbers();
  const refs = new IdNumbers();
  const query = new Uint32Array(lines.length);
  const ref = new Uint32Array(lines.length);
  const scores = new Float64Array(lines.length);
  for (const [row, line] of lines.entries()) {
    const first = line.indexOf(',');
    const second = line.indexOf(',', first + 1);
    if (second < 0 || line.includes(',', second + 1)) {
      throw fault(row, 'a row needs a query id, a reference id and a score');
    }
    query[row] = queries.number(line.slice(0, first));
    ref[row] = refs.number(line.slice(first + 1, second));
    const cell = line.slice(second + 1);
    const score = cell.trim() === '' ? Number.NaN : Number(cell);
    if (!Number.isFinite(score)) {
      throw fault(row, `the score "${printable(cell, 40)}" is not a finite number`);
    }
    scores[row] = score;
  }
  for (const [column, numbers] of [
    [query, queries],
    [ref, refs],
  ] as const) {
    const wrong = numbers.distinct.findIndex((id) => !ID.test(id));
    if (wrong >= 0) throw fault(column.indexOf(wrong), 'an id is 1 to 64 printable characters');
  }
  const twice = repeatedRow(query, ref);
  if (twice !== undefined) {
    const pair = `${queries.distinct[query[twice]!]}, ${refs.distinct[ref[twice]!]}`;
    throw fault(twice, `the pair ${pair} comes twice`);
  }
  return {
    name,
    queryIds: { distinct: queries.distinct, rows: query },
    refIds: { distinct: refs.distinct, rows: ref },
    scores,
  };
}

class IdNumbers {
  readonly distinct: string[] = [];
  readonly #numbers = new Map<string, number>();

  number(id: string): number {
    const known = this.#numbers.get(id);
    if (known !== undefined) return known;
    this.#numbers.set(id, this.distinct.length);
    return this.distinct.push(id) - 1;
  }
}

/** The first row whose pair was there before. Sorting numbers is faster than filling a set. */
function repeatedRow(query: Uint32Array, ref: Uint32Array): number | undefined {
  const key = (row: number) => query[row]! * 2 ** 26 + ref[row]!;
  const sorted = Float64Array.from(query.keys(), key).toSorted();
  if (!sorted.some((value, index) => index > 0 && value === sorted[index - 1])) return undefined;
  const seen = new Set<number>();
  for (const row of query.keys()) {
    if (seen.has(key(row))) return row;
    seen.add(key(row));
  }
  return undefined;
}
