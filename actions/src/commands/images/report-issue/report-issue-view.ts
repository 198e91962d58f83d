import type { ReportView } from '../../../report/view.ts';
import type { CollectedReports } from '../../request/comment-report/collect-reports.ts';
import { imagePassed, imageSection } from '../images-view.ts';
import { validateView } from '../../request/validate/validate-view.ts';

/** What the issue says; undefined if all is well. */
export function reportIssueView(
  reports: CollectedReports,
  failed: boolean,
): ReportView | undefined {
  const { environment, images, unusable } = reports;
  const broken = images.filter((image) => !imagePassed(image));
  const view = environment && validateView(environment);
  // A server that did not answer says nothing of the packages: next week tells.
  const undecided = environment?.verdict === 'undecided' && broken.length === 0;
  if (!failed || (undecided && unusable.length === 0)) return undefined;
  const findings = view?.findings ?? [];
  const what = findings.length > 0 ? 'change the lines above' : 'fix what failed above';
  return {
    title: 'Weekly check',
    state: 'blocked',
    verdict: 'Something that the environments or the images are made of has changed or is gone.',
    findings,
    sources: new Map(),
    sections: [
      // Nobody changed an entry: what they are made of did.
      ...(view?.sections ?? []).filter(({ heading }) => !heading?.endsWith(': entries')),
      ...broken.map(imageSection),
      ...(unusable.length > 0 ? [{ heading: 'Reports', paragraphs: unusable }] : []),
      {
        heading: 'What to do next',
        paragraphs: [
          `Run the workflow update-locks, or ${what}. This issue closes itself after a week in which everything works.`,
        ],
      },
    ],
  };
}
