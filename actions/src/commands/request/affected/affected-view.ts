import type { Affected } from '../../../image/affected.ts';
import { type ReportView, reportView } from '../../../report/view.ts';

/** What the changes of a branch touch, for people. */
export function affectedView({ environment, variants }: Affected): ReportView {
  const rows = [
    ['environments to solve again', environment ? 'yes' : 'no'],
    ['images to build and run again', variants.join(', ') || 'none'],
  ];
  const images =
    variants.length === 1 ? `the ${variants[0]} image` : `the ${variants.join(', ')} images`;
  const touched = [
    ...(environment ? ['the environments'] : []),
    ...(variants.length === 0 ? [] : [images]),
  ];
  const verdict = `The changes touch ${touched.join(' and ') || 'no environment and no image'}.`;
  return reportView({ title: 'What the changes touch', verdict, sections: [{ table: { rows } }] });
}
