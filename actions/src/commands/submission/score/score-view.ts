import { type ReportView, reportView, type Section, type Table } from '../../../report/view.ts';
import type { Comparison, PairChange } from '../../../submission/score/compare.ts';
import { firstMicroAp } from '../../../submission/runs/choose-run.ts';
import type { KeptNow } from './keep-scored.ts';
import type { Scored } from './score-rankings.ts';

/** More pairs than these help nobody: the largest change comes first. */
const MOST_PAIRS = 10;

/** Scores for people, and how they differ from those of another submission. */
export function scoreView(scored: readonly Scored[], kept?: KeptNow): ReportView {
  const sections = [
    { table: scoreTable(scored) },
    ...scored.flatMap(comparisonSection),
    ...(kept === undefined ? [] : [keptSection(kept)]),
  ];
  return reportView({ title: 'Score', verdict: verdictOf(scored), sections });
}

function verdictOf(scored: readonly Scored[]): string {
  const each = scored.map(
    ({ name, score }) => `${microApText(name, score)} of the ${name} ranking`,
  );
  return `micro-AP: ${each.join(', ')}.`;
}

/** The score as text; a zip without main.py has a subset ranking without rows, which is not a score of 0. */
export function microApText(
  name: string,
  { microAp, groundTruthPairs, rows }: Pick<ScoreFigures, 'microAp' | 'groundTruthPairs' | 'rows'>,
): string {
  if (name === 'subset' && rows === 0) return 'none';
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
      microApText(name, score),
      `${score.hits} of ${score.groundTruthPairs}`,
      String(score.rows),
    ]),
    align: ['left', 'right', 'right', 'right'],
  };
}

type ScoreFigures = Pick<Scored['score'], 'microAp' | 'hits' | 'groundTruthPairs' | 'rows'>;

function comparisonSection({ name, against }: Scored): Section[] {
  if (against === undefined) return [];
  return [comparisonOf(`${name} against the other`, against.comparison)];
}

/** One line beside the run before and the best, and how to see what changed. */
function keptSection({ run, before, best }: KeptNow): Section {
  const parts = [`kept as run ${run.number}`];
  if (before !== undefined) {
    const change = firstMicroAp(run) - firstMicroAp(before);
    parts.push(`${signed(change)} against run ${before.number}`);
  }
  const isBest = best.number === run.number;
  parts.push(
    isBest ? 'the best' : `the best is run ${best.number}, ${firstMicroAp(best).toFixed(4)}`,
  );
  const paragraphs = [`${parts.join('; ')}.`];
  if (before !== undefined) {
    paragraphs.push(`What changed: \`npx vsc runs diff ${before.number} ${run.number}\``);
  }
  return { paragraphs };
}

/** A change of the micro-AP with its sign. */
export function signed(change: number): string {
  return `${change >= 0 ? '+' : ''}${change.toFixed(4)}`;
}

/** How two scores of one ground truth differ. */
export function comparisonOf(heading: string, comparison: Comparison): Section {
  const { microAp, gained, lost, moved } = comparison;
  const counts = `pairs gained: ${gained.length}, lost: ${lost.length}, moved: ${moved.length}`;
  const section = { heading, paragraphs: [`${signed(microAp)}; ${counts}.`] };
  const rows = [...pairRows('gained', gained), ...pairRows('lost', lost)];
  if (rows.length === 0) return section;
  return { ...section, table: { header: ['', 'Query', 'Reference'], rows } };
}

function pairRows(word: string, pairs: readonly PairChange[]): string[][] {
  const rows = pairs.slice(0, MOST_PAIRS).map(({ queryId, refId }) => [word, queryId, refId]);
  const left = pairs.length - rows.length;
  return left > 0 ? [...rows, [word, `and ${left} more`, '']] : rows;
}
