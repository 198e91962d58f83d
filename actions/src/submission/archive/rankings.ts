import { UserError } from '../../errors.ts';
import { shortLine } from '../../untrusted-text.ts';

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

/** The columns that the runtime writes, in this order (docs/background/ranking.md). */
const RANKINGS_HEADER = 'query_id,ref_id,score';

/**
 * Reads a rankings CSV. The format is the runtime's own, three plain columns without quotes, so
 * cutting lines at commas is all it takes. Windows line ends are tolerated.
 *
 * @throws UserError naming file and line for another header, a row that is not three cells, an id
 *   that is not plain text, a score that is not a finite number, and a pair that comes twice.
 */
export function parseRankings(name: string, bytes: Uint8Array): Rankings {
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1');
  const lines = linesOf(text);
  const next = 'make the rankings again: make test-submission, or npx vsc rank';
  const fault = (row: number, what: string) =>
    new UserError(`${name}, line ${row + 2}: ${what}`, { next });
  if (lines.next().value !== RANKINGS_HEADER) {
    throw fault(-1, `the header is not ${RANKINGS_HEADER}`);
  }
  const queries = new IdNumbers();
  const refs = new IdNumbers();
  // The header's line end stands for a last line without one.
  const most = countLineEnds(bytes);
  const allQueries = new Uint32Array(most);
  const allRefs = new Uint32Array(most);
  const allScores = new Float64Array(most);
  let rows = 0;
  for (const line of lines) {
    const first = line.indexOf(',');
    const second = line.indexOf(',', first + 1);
    if (second < 0 || line.includes(',', second + 1)) {
      throw fault(rows, 'a row needs a query id, a reference id and a score');
    }
    allQueries[rows] = queries.number(line, 0, first);
    allRefs[rows] = refs.number(line, first + 1, second);
    const cell = line.slice(second + 1);
    const score = cell.trim() === '' ? Number.NaN : Number(cell);
    if (!Number.isFinite(score)) {
      throw fault(rows, `the score "${shortLine(cell, 40)}" is not a finite number`);
    }
    allScores[rows] = score;
    rows += 1;
  }
  const query = allQueries.subarray(0, rows);
  const ref = allRefs.subarray(0, rows);
  for (const [column, numbers] of [
    [query, queries],
    [ref, refs],
  ] as const) {
    const wrong = numbers.distinct.findIndex((id) => !ID.test(id));
    if (wrong >= 0) throw fault(column.indexOf(wrong), 'an id is 1 to 64 printable characters');
  }
  const twice = repeatedRow(query, ref, queries.distinct.length, refs.distinct.length);
  if (twice !== undefined) {
    const pair = `${queries.distinct[query[twice]!]}, ${refs.distinct[ref[twice]!]}`;
    throw fault(twice, `the pair ${pair} comes twice`);
  }
  return {
    name,
    queryIds: { distinct: queries.distinct, rows: query },
    refIds: { distinct: refs.distinct, rows: ref },
    scores: allScores.subarray(0, rows),
  };
}

/** The lines of a text, one at a time: a million strings held at once cost more than reading them. */
function* linesOf(text: string): Generator<string, undefined> {
  let at = 0;
  while (at < text.length) {
    const end = text.indexOf('\n', at);
    if (end < 0) yield text.slice(at);
    else yield text.slice(at, end > at && text[end - 1] === '\r' ? end - 1 : end);
    at = end < 0 ? text.length : end + 1;
  }
}

function countLineEnds(bytes: Uint8Array): number {
  let count = 0;
  for (let at = bytes.indexOf(10); at >= 0; at = bytes.indexOf(10, at + 1)) count += 1;
  return count;
}

class IdNumbers {
  readonly distinct: string[] = [];
  readonly #numbers = new Map<string | number, number>();

  /** The number of the id in line[start, end). */
  number(line: string, start: number, end: number): number {
    const key = keyOf(line, start, end);
    const known = this.#numbers.get(key);
    if (known !== undefined) return known;
    this.#numbers.set(key, this.distinct.length);
    return this.distinct.push(line.slice(start, end)) - 1;
  }
}

/** An id itself, or, of one letter and six digits, a number: a map finds numbers far faster. */
function keyOf(line: string, start: number, end: number): string | number {
  if (end - start !== 7) return line.slice(start, end);
  let key = line.charCodeAt(start);
  for (let at = start + 1; at < end; at += 1) {
    const digit = line.charCodeAt(at) - 48;
    if (!(digit >= 0 && digit <= 9)) return line.slice(start, end);
    key = key * 10 + digit;
  }
  return key;
}

/**
 * The first row whose pair was there before. Rows are looked at query by query, with a mark on each
 * reference that the query has had: faster than sorting the pairs, or a set of them.
 */
function repeatedRow(
  query: Uint32Array,
  ref: Uint32Array,
  queries: number,
  refs: number,
): number | undefined {
  // Where the rows of each query start, then, as they are put there, where its next one goes.
  const next = new Uint32Array(queries + 1);
  for (const number of query) next[number + 1]! += 1;
  for (let number = 1; number <= queries; number += 1) next[number]! += next[number - 1]!;
  const byQuery = new Uint32Array(query.length);
  for (let row = 0; row < query.length; row += 1) byQuery[next[query[row]!]!++] = row;
  const last = new Uint32Array(refs);
  let first = Infinity;
  for (const row of byQuery) {
    const mark = query[row]! + 1;
    if (last[ref[row]!] === mark) first = Math.min(first, row);
    last[ref[row]!] = mark;
  }
  return Number.isFinite(first) ? first : undefined;
}
