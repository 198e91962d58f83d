import type { Release } from '../../../registry/ledger.ts';
import { type ReportView, reportView } from '../../../report/view.ts';
import { releaseName, releaseSections } from '../release-texts.ts';

/** One release for people: who, when and why, and its images. */
export function releaseView(release: Release): ReportView {
  return reportView({
    title: 'Release',
    verdict: `This is ${releaseName(release)}, ${KINDS[release.kind]}.`,
    sections: releaseSections(release, true),
  });
}

const KINDS = {
  publish: 'a promotion',
  rollback: 'a roll back, held until it was lifted',
  lift: 'the end of a hold',
} as const;
