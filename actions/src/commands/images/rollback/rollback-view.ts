import type { Moved } from '../../../registry/promotion/move.ts';
import { type ReportView, reportView } from '../../../report/view.ts';
import { releaseName, releaseSections } from '../release-notes/texts.ts';

/** A roll back for people: what the latest images are now. */
export function rollbackView({ moved, release }: Moved): ReportView {
  const what = moved ? 'Rolled back' : 'Nothing to roll back';
  const now =
    release === undefined ? '' : `: the latest images are those of ${releaseName(release)}`;
  return reportView({
    title: 'Roll back of images',
    state: 'passed',
    verdict: `${what}${now}. They are held until npx vsc lift-hold.`,
    sections: release === undefined ? [] : releaseSections(release, true),
  });
}
