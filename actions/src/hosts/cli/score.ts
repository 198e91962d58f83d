import type { Scored } from '../../commands/score-rankings.ts';
import type { Register } from '../cli.ts';

const SHOWN = 10;

/** `vsc score`: micro-AP of rankings, the same number as the competition's backend computes. */
export const score: Register = (program, ports) =>
  program
    .command('score')
    .description('score rankings against the ground truth (micro-AP)')
    .argument('<rankings>', 'a rankings CSV or a submission.tar.gz')
    .requiredOption('--ground-truth <csv>', 'true pairs: columns query_id, ref_id')
    .option('--subset <csv>', 'score the subset ranking on these queries: column video_id')
    .option('--against <other>', 'compare with the rankings of another submission')
    .option('--report <html>', 'write a page with curves, losses and the receipt')
    .option('--json', 'print the result as JSON')
    .action(async (rankings: string, options: Options) => {
      const { run } = await import('../../commands/score.ts');
      const scored = await run({ rankings, ...options }, ports);
      process.stdout.write(options.json ? json(scored) : scored.map(text).join('\n'));
    });

interface Options {
  groundTruth: string;
  subset?: string;
  against?: string;
  report?: string;
  json?: true;
}

function text({ name, score: result, comparison }: Scored): string {
  const { microAp, hits, groundTruthPairs, rows } = result;
  const figure = groundTruthPairs === 0 ? 'undefined' : microAp.toFixed(4);
  const lines = [
    `${name.padEnd(9)} micro-AP ${figure}   ` +
      `${hits} of ${groundTruthPairs} true pairs in ${rows} rows`,
  ];
  if (comparison !== undefined) {
    const { gained, lost, moved } = comparison;
    const change = `${comparison.microAp >= 0 ? '+' : ''}${comparison.microAp.toFixed(4)}`;
    lines.push(
      `  ${change} against the other: ${gained.length} pairs gained, ${lost.length} lost, ` +
        `${moved.length} moved`,
      ...list('gained', gained),
      ...list('lost', lost),
    );
  }
  return `${lines.join('\n')}\n`;
}

function list(word: string, pairs: Scored['score']['pairs']): string[] {
  const shown = pairs
    .slice(0, SHOWN)
    .map(({ queryId, refId }) => `    ${word} ${queryId} ${refId}`);
  return pairs.length > SHOWN ? [...shown, `    and ${pairs.length - SHOWN} more`] : shown;
}

function json(scored: readonly Scored[]): string {
  const result = scored.map(
    ({ name, score: { microAp, rows, hits, groundTruthPairs, pairs }, comparison }) => ({
      name,
      microAp,
      rows,
      hits,
      groundTruthPairs,
      missed: pairs.filter(({ found }) => !found).map(({ queryId, refId }) => ({ queryId, refId })),
      ...(comparison && { comparison }),
    }),
  );
  return `${JSON.stringify(result, null, 2)}\n`;
}
