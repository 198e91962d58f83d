import type { Measures } from '../../contract.ts';
import type { Ending } from './run-result.ts';

/** The submissions of this repository that an image is tried with. */
export type SmokeSubmission = 'quickstart' | 'template';

/** Micro-AP, 0 to 1, of both rankings. */
export interface MicroAp {
  readonly full: number;
  readonly subset: number;
}

/**
 * What the two score on the sample data: random descriptors find next to nothing, the template finds
 * nearly all copies. Between the two numbers something is wrong with either.
 */
export const EXPECTED_MICRO_AP = {
  quickstart: { least: 0, most: 0.15 },
  template: { least: 0.9, most: 1 },
} as const;

/** What of a run's ending is judged. */
type SmokeEnding = Pick<Ending, 'verdict' | 'message'> & {
  readonly measures: Pick<Measures, 'fullRows' | 'subsetRows'>;
};

/** What is not as it should be about a run that was scored (null: it failed before), or null. */
export function smokeProblem(
  submission: SmokeSubmission,
  { verdict, message, measures }: SmokeEnding,
  microAp: MicroAp | null,
): string | null {
  if (verdict !== 'ok' || microAp === null) return `${verdict}: ${message}`;
  const { least, most } = EXPECTED_MICRO_AP[submission];
  const wanted = least > 0 ? `at least ${least}` : `at most ${most}`;
  for (const name of ['full', 'subset'] as const) {
    // Nothing at all would score 0, as the quickstart should.
    const rows = name === 'full' ? measures.fullRows : measures.subsetRows;
    if (!rows) return `the ${name} ranking is empty`;
    const score = microAp[name];
    if (!(score >= least && score <= most)) {
      return `micro-AP ${score.toFixed(3)} of the ${name} ranking, where ${wanted} is expected`;
    }
  }
  return null;
}
