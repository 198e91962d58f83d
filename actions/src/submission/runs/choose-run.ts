import { UserError } from '../../errors.ts';
import type { KeptRun } from './kept-run.ts';

/** What a run is compared by: its first ranking, the full one of an archive. */
export function firstMicroAp({ scores }: Pick<KeptRun, 'scores'>): number {
  return scores[0]?.microAp ?? 0;
}

/** The run with the highest micro-AP on a ground truth; of equal ones the oldest; never one that failed. */
export function bestRun(runs: readonly KeptRun[], truthSha256: string): KeptRun | undefined {
  return runs
    .filter((run) => isScoredOn(run, truthSha256))
    .reduce<KeptRun | undefined>(
      (best, run) => (best === undefined || firstMicroAp(run) >= firstMicroAp(best) ? run : best),
      undefined,
    );
}

/**
 * The run that a word names: `last`, `best` (on the ground truth of the last) or a number.
 *
 * @param runs newest first
 * @throws UserError if there is no such run.
 */
export function chooseRun(runs: readonly KeptRun[], word: string): KeptRun {
  const [last] = runs;
  if (last === undefined) {
    throw new UserError('no run is kept yet', {
      next: 'npx vsc try, or make test-submission DATASET=train and make score',
    });
  }
  if (word === 'last') return last;
  const found =
    word === 'best'
      ? bestRun(runs, last.truth.sha256)
      : runs.find(({ number }) => String(number) === word);
  if (found !== undefined) return found;
  throw new UserError(`there is no run ${JSON.stringify(word)}; a run is last, best or a number`, {
    next: 'npx vsc runs lists them',
  });
}

/** Whether a run has a score, on this ground truth and sample (`truth.sha256`): such runs are compared. */
export function isScoredOn(
  { truth, failed }: Pick<KeptRun, 'truth' | 'failed'>,
  truthSha256: string,
): boolean {
  return failed === undefined && truth.sha256 === truthSha256;
}
