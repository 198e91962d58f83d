import { existsSync } from 'node:fs';
import { advice } from '../../declaration/advice.ts';
import { type Competition, datasetWithTruth } from '../../environment/settings/competition.ts';
import type { Ports } from '../../ports.ts';
import { competitionPaths } from '../../submission/layout.ts';

/**
 * What to type after a run on a data set, to get to a score; undefined if there is no score to be had here, as
 * when no data set comes with its ground truth.
 */
export function towardsScore(
  { root, env }: Pick<Ports, 'root' | 'env'>,
  competition: Pick<Competition, 'datasets'>,
  dataset: string,
): string | undefined {
  const { datasets } = competition;
  if (datasets[dataset]?.ground_truth === true) return scoreCall(env, dataset);
  if (!Object.values(datasets).some((each) => each.ground_truth)) return undefined;
  const { queryMetadata } = competitionPaths(root, datasetWithTruth(competition));
  return advice(env, existsSync(queryMetadata) ? 'try' : 'sample-data', {});
}

/** Make's target is of the train set. */
function scoreCall(env: Ports['env'], dataset: string): string {
  if (env['MAKELEVEL'] !== undefined && dataset === 'train') return 'make score';
  const truth = `data/${dataset}/${dataset}_descriptor_ground_truth.csv`;
  return (
    `npx vsc score submission/submission.tar.gz --ground-truth ${truth} ` +
    `--subset data/${dataset}/query_subset.csv --report submission/report.html`
  );
}
