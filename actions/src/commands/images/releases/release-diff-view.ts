import { type ReportView, reportView } from '../../../report/view.ts';
import type { ReleaseDiff } from '../release-notes/diff.ts';
import { changedPackages, diffSections } from '../release-notes/sections.ts';

/** How two releases differ, for people. */
export function releaseDiffView(diff: ReleaseDiff): ReportView {
  const count = changedPackages(diff);
  const packages =
    count === 0 ? 'no package that is known' : count === 1 ? '1 package' : `${count} packages`;
  const known = diff.images.some((image) => image.packages !== null);
  const what = known ? `${packages} changed` : 'which packages changed is not known';
  return reportView({
    title: 'What differs',
    verdict: `From release ${diff.from} to ${diff.to}: ${what}.`,
    sections: diffSections(diff),
  });
}
