import { type ReportView, reportView } from '../../../report/view.ts';
import type { ReleasedActions } from './release-actions.ts';

/** What was released, for people. */
export function releaseActionsView(released: ReleasedActions): ReportView {
  const { version, tag, rolling, commit, outcome, url, provenance } = released;
  const again = outcome === 'already' ? ' It was there already: nothing was lost.' : '';
  return reportView({
    title: `Version ${version}`,
    state: 'passed',
    verdict: `Released commit \`${commit.slice(0, 10)}\` as \`${tag}\`.${again}`,
    sections: [
      {
        heading: 'What leads to it',
        paragraphs: [],
        table: {
          header: ['What', 'Where'],
          rows: [
            ['rolling tag', rolling ?? 'stays with a newer version'],
            ['notes', url],
            ['provenance of the bundles', provenance.url],
          ],
        },
      },
    ],
  });
}
