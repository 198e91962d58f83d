import type { ImageCheck } from '../../../image/contents/check-image.ts';
import { boundedFailure, boundedText, type ReportedFailure } from '../../report-text.ts';
import type { TestedImage } from './test-image.ts';

/** How testing an image has ended: with checks, or a failure if they could not run. */
export interface TestOutcome {
  readonly tested: TestedImage | undefined;
  readonly failure: ReportedFailure | undefined;
}

/** What is imported can print checks of its own, without end. */
const MOST_CHECKS = 2000;

/**
 * The tests of an image for programs, as actions/test-image/report.schema.json describes them: the
 * checks that failed come first. Texts are bounded and as they are: whoever shows them has to escape
 * them.
 */
export function testImageReport(variant: string, { tested, failure }: TestOutcome) {
  const checks = tested?.checks ?? [];
  const failed = checks.filter(({ status }) => status === 'failed');
  const others = checks.filter(({ status }) => status !== 'failed');
  return {
    version: 1,
    variant,
    verdict: failure === undefined ? 'passed' : 'failed',
    image: tested === undefined ? null : { reference: tested.reference, id: tested.id },
    checks: [...failed, ...others].slice(0, MOST_CHECKS).map(checkReport),
    failure: boundedFailure(failure),
  };
}

function checkReport({ group, name, status, detail, seconds }: ImageCheck) {
  return {
    group: boundedText(group, 200),
    name: boundedText(name, 200),
    status,
    detail: boundedText(detail),
    seconds,
  };
}
