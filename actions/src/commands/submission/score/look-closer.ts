import type { Ports } from '../../../ports.ts';
import { mostAlike } from '../../../submission/descriptors/descriptor-figures.ts';
import type { Receipt } from '../../../submission/run/receipt.ts';
import { lossByQuery } from '../../../submission/score/micro-ap.ts';
import type { CopiedMoments } from '../../../submission/score/stretches.ts';
import { type WorstQuery, worstQueries } from '../../../submission/score/worst-queries.ts';
import type { DataSetOfTruth } from './data-set.ts';
import { type Frames, framesOf, type Moment } from './frames.ts';
import { type RunDescriptors, runDescriptors } from './run-descriptors.ts';
import type { Scored } from './score-rankings.ts';

/** What a page shows beyond the rankings themselves. */
export interface CloserLook {
  /** For each ranking the queries that lose most, the worst first. */
  readonly worst: readonly (readonly WorstQuery[])[];
  /** The moments of the query and of a reference that are set side by side. */
  readonly momentsOf: (
    queryId: string,
    refId: string,
  ) => readonly [query: Moment, reference: Moment];
  /** Or why there are none. */
  readonly frames: Frames | string;
  readonly descriptors: RunDescriptors | string;
}

/** So many queries are shown, each with what stands in its way. */
const WORST = 10;

/**
 * Finds for each ranking the queries that lose most, and for each of them the moments that say most: those
 * that the ground truth names as copied, else those whose descriptors are most alike.
 */
export async function lookCloser(
  scored: readonly Scored[],
  about: {
    readonly rankings: string;
    readonly receipt: Receipt | null;
    readonly dataSet: DataSetOfTruth | undefined;
    readonly copied: CopiedMoments;
  },
  ports: Pick<Ports, 'env' | 'signal'>,
): Promise<CloserLook> {
  const { rankings, receipt, dataSet, copied } = about;
  const worst = scored.map((each) =>
    worstQueries(lossByQuery(each.score).slice(0, WORST), each.rankings, each.truth, each.score),
  );
  const pairs = worst
    .flat()
    .flatMap(({ queryId, trueRefId, wrong }) => [
      { queryId, refId: trueRefId },
      ...(wrong === undefined ? [] : [{ queryId, refId: wrong.refId }]),
    ]);
  const videos = new Set(pairs.flatMap(({ queryId, refId }) => [queryId, refId]));
  const descriptors = await runDescriptors(rankings, receipt, videos, ports.signal);
  const momentsOf = (queryId: string, refId: string) => {
    const { querySeconds, refSeconds } =
      copied({ queryId, refId }) ?? alike(descriptors, queryId, refId) ?? {};
    return [
      { set: 'query', videoId: queryId, seconds: querySeconds },
      { set: 'reference', videoId: refId, seconds: refSeconds },
    ] as const;
  };
  const moments = pairs.flatMap(({ queryId, refId }) => momentsOf(queryId, refId));
  const frames = await framesOf(moments, { dataSet, receipt }, ports);
  return { worst, momentsOf, frames, descriptors };
}

function alike(descriptors: RunDescriptors | string, queryId: string, refId: string) {
  if (typeof descriptors === 'string') return undefined;
  const { query, reference } = descriptors;
  return mostAlike(query.rows.get(queryId), reference.rows.get(refId));
}
