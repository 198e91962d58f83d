import type { Scored } from '../../commands/score-rankings.ts';
import type { Register } from '../cli.ts';
import { showView } from './terminal-style.ts';

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
      const { scoreView } = await import('../../commands/score-view.ts');
      const scored = await run({ rankings, ...options }, ports);
      if (options.json) process.stdout.write(json(scored));
      else await showView(scoreView(scored));
    });

interface Options {
  groundTruth: string;
  subset?: string;
  against?: string;
  report?: string;
  json?: true;
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
