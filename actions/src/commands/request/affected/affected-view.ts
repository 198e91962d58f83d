import type { Affected } from '../../../image/affected.ts';
import { type ReportView, reportView } from '../../../report/view.ts';

/** What the changes of a branch touch, for people. */
export function affectedView({ environment, variants }: Affected): ReportView {
  const rows = [
    ['environments to solve again', environment ? 'yes' : 'no'],
    ['images to build and run again', variants.join(', ') || 'none'],
  ];
  return reportView({ title: 'What the changes touch', sections: [{ table: { rows } }] });
}
