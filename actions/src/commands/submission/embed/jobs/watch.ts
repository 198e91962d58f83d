import { setTimeout as sleep } from 'node:timers/promises';
import { cancelled } from '../../../../errors.ts';
import type { Ports, Step } from '../../../../ports.ts';

/** A server of a cluster serves all of it: it is asked no more often. */
const EVERY_SECONDS = 10;

/** Jobs of a cluster that are watched. */
export interface WatchedJobs {
  /** Asks once, and says how far they are: undefined as soon as none is left. */
  readonly look: () => Promise<string | undefined>;
  /** What they go on with, and what ends them, for whoever ends the watching. */
  readonly goOn: string;
  readonly everySeconds?: number | undefined;
}

/**
 * Shows how far jobs are until none is left. The step is ended if that fails, and else left to the caller.
 *
 * @throws what `look` throws; UserError once the watching is cancelled, for the jobs go on
 */
export async function watchJobs(
  step: Step,
  { look, goOn, everySeconds = EVERY_SECONDS }: WatchedJobs,
  { signal }: Pick<Ports, 'signal'>,
): Promise<void> {
  try {
    for (let text = await look(); text !== undefined; text = await look()) {
      step.update(text);
      await sleep(everySeconds * 1000, undefined, { signal });
    }
  } catch (error) {
    step.fail();
    if (!signal.aborted) throw error;
    throw cancelled(goOn);
  }
}
