import type { Moved } from '../../../registry/promotion/move.ts';
import { type ReportView, reportView } from '../../../report/view.ts';
import { releaseName } from '../release-notes/texts.ts';

/** The end of a hold, for people, and what to do then. */
export function liftHoldView({ moved, release }: Moved): ReportView {
  const latest = release === undefined ? 'none' : releaseName(release);
  return reportView({
    title: 'Hold of a roll back',
    state: 'passed',
    verdict: `${moved ? 'Lifted' : 'Nothing is held'}: the latest is ${latest}.`,
    ...(moved && { next: 'start publish.yml on main: what was merged meanwhile is promoted then' }),
  });
}
