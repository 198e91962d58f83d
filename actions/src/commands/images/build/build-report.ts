import type { BuildResult } from './build.ts';
import { boundedFailure, boundedText, type ReportedFailure } from '../../report-text.ts';

/** How a build has ended: with an image, a failure, or both where the image is over its budget. */
export interface BuildOutcome {
  readonly image: BuildResult | undefined;
  readonly failure: ReportedFailure | undefined;
  readonly warnings: readonly string[];
}

/**
 * A build for programs, as actions/build-image/report.schema.json describes it. Texts are bounded
 * and as they are: whoever shows them has to escape them.
 */
export function buildReport(variant: string, { image, failure, warnings }: BuildOutcome) {
  return {
    version: 1,
    variant,
    verdict: failure !== undefined ? 'failed' : image?.built ? 'built' : 'already-built',
    image:
      image === undefined
        ? null
        : { tag: image.tag, id: image.id, bytes: image.bytes, layers: image.layers },
    growth: image?.growth ?? null,
    warnings: warnings.slice(0, 20).map((text) => boundedText(text)),
    failure: boundedFailure(failure),
  };
}
