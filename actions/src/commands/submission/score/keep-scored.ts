import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import path from 'node:path';
import { messageOf } from '../../../errors.ts';
import { shown } from '../../../files/messages.ts';
import type { Ports } from '../../../ports.ts';
import { fingerprint } from '../../../submission/run/fingerprint.ts';
import type { Receipt } from '../../../submission/run/receipt.ts';
import { bestRun, isScoredOn } from '../../../submission/runs/choose-run.ts';
import type { KeptRun } from '../../../submission/runs/kept-run.ts';
import { keepRun, readRuns } from '../../../submission/runs/store.ts';
import type { GroundTruth } from '../../../submission/score/ground-truth.ts';
import { withFilesOfZip } from '../../../submission/submission-files.ts';
import { stepCurve } from '../../../submission/score/step-curve.ts';
import type { Scored } from './score-rankings.ts';

/** A run that was kept now, and those to see it beside. */
export interface KeptNow {
  readonly run: KeptRun;
  /** The one before it on the same ground truth. */
  readonly before: KeptRun | undefined;
  /** The best on the same ground truth; it may be the run itself. */
  readonly best: KeptRun;
}

/**
 * Keeps a scored run with its code in `folder`; undefined, with a warning, if it can't be: a score is good
 * without.
 *
 * @param receipt of the run that made the rankings
 */
export async function keepScored(
  rankings: string,
  scored: readonly Scored[],
  { receipt, truth, folder }: { receipt: Receipt; truth: KeptRun['truth']; folder: string },
  { log, signal }: Pick<Ports, 'log' | 'signal'>,
): Promise<KeptNow | undefined> {
  const zip = path.join(path.dirname(rankings), receipt.submission.name);
  try {
    if (!existsSync(zip) || (await fingerprint(zip, signal)).sha256 !== receipt.submission.sha256) {
      log.warn(`${shown(zip)} is not the one that was run: the run is not kept`);
      return undefined;
    }
    const kept = {
      run: {
        startedAt: receipt.startedAt,
        scoredAt: new Date().toISOString(),
        truth,
        image: receipt.image.reference,
        mainSeconds: receipt.measures.mainSeconds,
        peakMemoryBytes: receipt.measures.peakMemoryBytes,
        scores: scored.map(({ name, score: { microAp, rows, hits, groundTruthPairs } }) => ({
          name,
          microAp,
          rows,
          hits,
          groundTruthPairs,
        })),
      },
      scores: scored.map(({ name, score }) => ({
        name,
        ...score,
        curve: stepCurve(score.curve),
      })),
      receipt,
    };
    const run = await withFilesOfZip(zip, (files) => keepRun(folder, { ...kept, files }));
    const { runs } = await readRuns(folder);
    const alike = runs.filter((each) => isScoredOn(each, run.truth.sha256));
    return {
      run,
      before: alike.find(({ number }) => number < run.number),
      best: bestRun(alike, run.truth.sha256) ?? run,
    };
  } catch (error) {
    signal.throwIfAborted();
    log.warn(`the run is not kept in ${shown(folder)}: ${messageOf(error)}`);
    return undefined;
  }
}

/**
 * What a run is scored on. The hash is the same for the same pairs in the same order, whatever else their file
 * holds; scores on another sample of a data set say nothing of each other.
 *
 * @param sample what of the data set it is, if not all
 */
export function truthOf(
  file: string,
  { pairs }: GroundTruth,
  sample: KeptRun['truth']['sample'],
): KeptRun['truth'] {
  const lines = pairs.map(({ queryId, refId }) => `${JSON.stringify([queryId, refId])}\n`);
  const sha256 = createHash('sha256')
    .update(lines.join(''))
    .update(sample === undefined ? '' : `${sample.queries} ${sample.references}`)
    .digest('hex');
  const truth = { name: path.basename(file), pairs: pairs.length, sha256 };
  return sample === undefined ? truth : { ...truth, sample };
}
