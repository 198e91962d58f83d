import { code } from '../../../report/prose.ts';
import { type ReportView, reportView } from '../../../report/view.ts';
import { formatBytes } from '../../../text.ts';
import type { PreparedRunner } from './prepare-runner.ts';

/** The room that was made, for people. */
export function prepareRunnerView({ before, after, storage, images }: PreparedRunner): ReportView {
  return reportView({
    title: 'Prepared runner',
    state: 'passed',
    verdict: `${formatBytes(after)} are free for images.`,
    sections: [
      {
        table: {
          rows: [
            ['before', formatBytes(before)],
            ['storage', code(storage)],
            ['images removed', String(images)],
          ],
        },
      },
    ],
  });
}
