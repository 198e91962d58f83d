import { type ReportView, reportView, type Section, type Table } from '../../../report/view.ts';
import type { PairResult } from '../../../submission/score/micro-ap.ts';
import type { Scored } from './score-rankings.ts';

/** More pairs than these help nobody: the largest change comes first. */
const MOST_PAIRS = 10;

/** Scores for people, and how they differ from those of another submission. */
export function scoreView(scored: readonly Scored[]): ReportView {
  const sections = [{ table: scoreTable(scored) }, ...scored.flatMap(comparisonSection)];
  return reportView({ title: 'Score', verdict: verdictOf(scored), sections });
}

function verdictOf(scored: readonly Scored[]): string {
  const each = scored.map(({ name, score }) => `${microApText(score)} of the ${name} ranking`);
  return `micro-AP: ${each.join(', ')}.`;
}

function microApText({ microAp, groundTruthPairs }: ScoreFigures): string {
  return groundTruthPairs === 0 ? 'undefined' : microAp.toFixed(4);
}

/** A row for each ranking. */
export function scoreTable(
  scored: readonly { readonly name: string; readonly score: ScoreFigures }[],
): Table {
  return {
    header: ['Ranking', 'micro-AP', 'True pairs found', 'Rows'],
    rows: scored.map(({ name, score }) => [
      name,
      microApText(score),
      `${score.hits} of ${score.groundTruthPairs}`,
      String(score.rows),
    ]),
    align: ['left', 'right', 'right', 'right'],
  };
}

type ScoreFigures = Pick<Scored['score'], 'microAp' | 'hits' | 'groundTruthPairs' | 'rows'>;

function comparisonSection({ name, comparison }: Scored): Section[] {
  if (comparison === undefined) return [];
  const { microAp, gained, lost, moved } = comparison;
  const change = `${microAp >= 0 ? '+' : ''}${microAp.toFixed(4)}`;
  const counts = `pairs gained: ${gained.length}, lost: ${lost.length}, moved: ${moved.length}`;
  const section = { heading: `${name} against the other`, paragraphs: [`${change}; ${counts}.`] };
  const rows = [...pairRows('gained', gained), ...pairRows('lost', lost)];
  if (rows.length === 0) return [section];
  return [{ ...section, table: { header: ['', 'Query', 'Reference'], rows } }];
}

function pairRows(word: string, pairs: readonly PairResult[]): string[][] {
  const rows = pairs.slice(0, MOST_PAIRS).map(({ queryId, refId }) => [word, queryId, refId]);
  const left = pairs.length - rows.length;
  return left > 0 ? [...rows, [word, `and ${left} more`, '']] : rows;
}
