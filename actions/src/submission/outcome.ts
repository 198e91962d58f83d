import { messageOf } from '../errors.ts';
import { printable } from '../printable.ts';
import { OUTCOME_MEMBERS, type OutcomeMember, readOutcome } from './outcome-archive.ts';
import { parseRankings, type Rankings } from './rankings.ts';

/** At most that many rows for each query video (the competition's rule). */
export const ROWS_PER_QUERY = 25;

/** The ids that a ranking may hold. */
export interface RankingRules {
  readonly queryIds: ReadonlySet<string>;
  readonly refIds: ReadonlySet<string>;
}

/**
 * What is wrong with a submission.tar.gz, in one line, or null: it holds both rankings and nothing
 * else, each with the right columns, ids of the metadata, finite scores that never rise, no pair
 * twice, no more rows than allowed, and as many as the runtime says that it wrote.
 */
export async function outcomeProblem(
  file: string,
  rules: Record<OutcomeMember, RankingRules>,
  rows: Record<OutcomeMember, number | null>,
): Promise<string | null> {
  try {
    const outcome = await readOutcome(file);
    for (const name of OUTCOME_MEMBERS) {
      const rankings = parseRankings(name, outcome[name]);
      const problem = rankingProblem(rankings, rules[name]) ?? countProblem(rankings, rows[name]);
      if (problem !== null) return `${name}, ${problem}`;
    }
    return null;
  } catch (error) {
    return printable(messageOf(error));
  }
}

/** What is wrong with the rows of one ranking, or null; the line counts from 1, header included. */
export function rankingProblem(
  { queryIds, refIds, scores }: Rankings,
  rules: RankingRules,
): string | null {
  const limit = ROWS_PER_QUERY * rules.queryIds.size;
  if (scores.length > limit) {
    return `${scores.length} rows; at most ${limit} (${ROWS_PER_QUERY} for each query video)`;
  }
  for (const [row, score] of scores.entries()) {
    const line = `line ${row + 2}`;
    const query = queryIds[row] ?? '';
    const ref = refIds[row] ?? '';
    if (!rules.queryIds.has(query)) return `${line}: unknown query_id "${printable(query, 40)}"`;
    if (!rules.refIds.has(ref)) return `${line}: unknown ref_id "${printable(ref, 40)}"`;
    const before = scores[row - 1] ?? Infinity;
    if (score > before) return `${line}: the score ${score} is above the one before, ${before}`;
  }
  return null;
}

function countProblem({ scores }: Rankings, rows: number | null): string | null {
  return rows === scores.length ? null : `${scores.length} rows, but the runtime wrote ${rows}`;
}
