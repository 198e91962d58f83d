import type { Release } from '../../../registry/ledger.ts';
import { type ReportView, reportView } from '../../../report/view.ts';
import type { ReleaseDetails } from '../release-details.ts';
import { detailSections } from '../release-sections.ts';
import { releaseName } from '../release-texts.ts';

/** One release for people: who, when and why, its images, and how to pull, verify and go back to them. */
export function releaseView(details: ReleaseDetails): ReportView {
  const { release } = details;
  return reportView({
    title: 'Release',
    verdict: `This is ${releaseName(release)}, ${KINDS[release.kind]}.`,
    sections: detailSections(details),
  });
}

const KINDS: Readonly<Record<Release['kind'], string>> = {
  publish: 'a promotion',
  rollback: 'a roll back, held until it was lifted',
  lift: 'the end of a hold',
};
