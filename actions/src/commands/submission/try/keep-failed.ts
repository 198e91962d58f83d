import { messageOf } from '../../../errors.ts';
import type { Ports } from '../../../ports.ts';
import type { Receipt } from '../../../submission/run/receipt.ts';
import type { KeptRun } from '../../../submission/runs/kept-run.ts';
import { keepRun } from '../../../submission/runs/store.ts';
import { filesOfFolder } from '../../../submission/submission-files.ts';

/** A run without a score. */
export interface FailedRun {
  /** The folder of its code. */
  readonly code: string;
  readonly began: Date;
  /** Why, in a sentence. */
  readonly why: string;
  /** Null if its zip was not run. */
  readonly receipt: Receipt | null;
  readonly truth: KeptRun['truth'];
}

/** Keeps a run that failed in `folder`; undefined, with a warning, if it can't be. */
export async function keepFailed(
  folder: string,
  { code, began, why, receipt, truth }: FailedRun,
  { log, signal }: Pick<Ports, 'log' | 'signal'>,
): Promise<KeptRun | undefined> {
  const run = {
    startedAt: receipt?.startedAt ?? began.toISOString(),
    scoredAt: new Date().toISOString(),
    truth,
    failed: why,
    image: receipt?.image.reference ?? '',
    mainSeconds: receipt?.measures.mainSeconds ?? null,
    peakMemoryBytes: receipt?.measures.peakMemoryBytes ?? null,
    scores: [],
  };
  try {
    const files = await filesOfFolder(code, signal);
    return await keepRun(folder, { run, scores: [], receipt, files });
  } catch (error) {
    signal.throwIfAborted();
    log.warn(`the failed run is not kept: ${messageOf(error)}`);
    return undefined;
  }
}
