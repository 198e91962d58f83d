import type { CurvePoint } from './micro-ap.ts';

/** The precision that holds from the recall of the step before (0 for the first) up to this recall. */
export interface CurveStep {
  recall: number;
  precision: number;
}

/** Narrower steps are put together: below a pixel, and a full data set has ten thousand of them. */
const FINEST = 1 / 500;

/**
 * The curve whose area is the micro-AP: each group of equal scores is a step with the precision after
 * it, as the sum of the micro-AP has it. Steps too narrow to be seen become one of their mean precision,
 * which keeps the area.
 */
export function stepCurve(curve: readonly CurvePoint[]): CurveStep[] {
  const steps: CurveStep[] = [];
  let [done, reached, area] = [0, 0, 0];
  const close = () => {
    if (reached > done) steps.push({ recall: reached, precision: area / (reached - done) });
    [done, area] = [reached, 0];
  };
  for (const { recall, precision } of curve) {
    if (recall === reached) continue;
    if (recall - done > FINEST) close();
    area += (recall - reached) * precision;
    reached = recall;
  }
  close();
  return steps;
}
