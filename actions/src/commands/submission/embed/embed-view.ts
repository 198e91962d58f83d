import { type ReportView, reportView } from '../../../report/view.ts';

/** The files that embed wrote, for people. */
export function embedView(written: readonly string[]): ReportView {
  return reportView({
    title: 'Descriptors',
    state: 'passed',
    verdict: `Written: ${written.join(', ')}.`,
    next: 'make pack-submission',
  });
}
