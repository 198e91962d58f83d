import { messageOf } from '../../errors.ts';
import { shortLine } from '../../untrusted-text.ts';
import { OUTCOME_MEMBERS, type OutcomeMember, readOutcome } from './outcome-archive.ts';
import { type IdColumn, parseRankings, type Rankings } from './rankings.ts';

/** At most that many rows for each query video (the competition's rule). */
const ROWS_PER_QUERY = 25;

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
    return shortLine(messageOf(error));
  }
}

/** What is wrong with the rows of one ranking, or null; the line counts from 1, header included. */
function rankingProblem(
  { queryIds, refIds, scores }: Rankings,
  rules: RankingRules,
): string | null {
  const limit = ROWS_PER_QUERY * rules.queryIds.size;
  if (scores.length > limit) {
    return `${scores.length} rows; at most ${limit} (${ROWS_PER_QUERY} for each query video)`;
  }
  const unknown =
    unknownId('query_id', queryIds, rules.queryIds) ?? unknownId('ref_id', refIds, rules.refIds);
  if (unknown !== null) return unknown;
  const rise = scores.findIndex((score, row) => score > (scores[row - 1] ?? Infinity));
  if (rise < 0) return null;
  return `line ${rise + 2}: the score ${scores[rise]} is above the one before, ${scores[rise - 1]}`;
}

function unknownId(column: string, ids: IdColumn, known: ReadonlySet<string>): string | null {
  const wrong = ids.distinct.findIndex((id) => !known.has(id));
  if (wrong < 0) return null;
  return `line ${ids.rows.indexOf(wrong) + 2}: unknown ${column} "${ids.distinct[wrong]}"`;
}

function countProblem({ scores }: Rankings, rows: number | null): string | null {
  return rows === scores.length ? null : `${scores.length} rows, but the runtime wrote ${rows}`;
}
