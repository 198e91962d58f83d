import { existsSync } from 'node:fs';
import { advice } from '../../declaration/advice.ts';
import { type Competition, datasetWithTruth } from '../../environment/settings/competition.ts';
import type { Ports } from '../../ports.ts';
import { competitionPaths, preparedPaths, submissionZip } from '../../submission/layout.ts';

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

/** What to type when a zip is packed: a run needs the subset of the data set as well. */
export function afterPacking(dataset: string, { root, env }: Pick<Ports, 'root' | 'env'>): string {
  const isPrepared = existsSync(preparedPaths(root, dataset).queryMetadata);
  return advice(env, isPrepared ? 'test-submission' : 'data-subset', { dataset });
}

/** What to type when that subset is prepared: a run needs a zip as well. */
export function afterPreparing(
  dataset: string,
  { root, env }: Pick<Ports, 'root' | 'env'>,
): string {
  const isPacked = existsSync(submissionZip(root));
  return advice(env, isPacked ? 'test-submission' : 'embed', { dataset });
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
