import { ExitCode } from '../../../errors.ts';
import type { ReportView, Section } from '../../../report/view.ts';
import { formatSeconds } from '../../../text.ts';
import type { QuickstartResult } from './quickstart.ts';
import { testSubmissionView } from '../test-submission/test-submission-view.ts';

/**
 * The quickstart for people: the run of the example, what was made, and how to go on.
 * @param embed what to type next
 */
export function quickstartView(
  { steps, receipt }: QuickstartResult,
  embed = 'make embed',
): ReportView {
  const run = testSubmissionView(receipt, 'submission');
  const total = steps.reduce((sum, { seconds }) => sum + seconds, 0);
  const rows = [...steps, { name: 'all', made: '', seconds: total }].map(
    ({ name, made, seconds }) => [name, made, formatSeconds(seconds)],
  );
  const made: Section = { heading: 'Made', table: { rows, align: ['left', 'left', 'right'] } };
  const isOk = receipt.exitCode === ExitCode.ok;
  return {
    ...run,
    title: 'Quickstart',
    sections: [...run.sections, made, ...(isOk ? [goOn(embed)] : [])],
  };
}

function goOn(embed: string): Section {
  const rows = [
    ['`tar tzf submission/submission.tar.gz`', 'the rankings of the example'],
    [`\`${embed}\``, 'descriptors by submission_src/main.py'],
    ['docs/start/competitors.md', 'how to make it your own'],
  ];
  return { heading: 'How to go on', table: { rows } };
}
