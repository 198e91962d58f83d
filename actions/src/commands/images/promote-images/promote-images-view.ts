import { type ReportView, reportView, type Section } from '../../../report/view.ts';
import { releaseName, releaseSections } from '../release-texts.ts';
import type { PromotedImages } from './promote-images.ts';

const words = {
  promoted: 'Promoted',
  already: 'Already promoted',
  superseded: 'Not promoted, as something newer has been',
} as const;

/** A promotion for people: what the latest images are now, and what is new in them. */
export function promoteImagesView({
  outcome,
  repaired,
  release,
  verify,
}: PromotedImages): ReportView {
  const name = release === undefined ? '' : `: ${releaseName(release)}`;
  const note = repaired ? ' The latest tags had been moved and are right again.' : '';
  return reportView({
    title: 'Promotion of images',
    state: outcome === 'superseded' ? 'neutral' : 'passed',
    verdict: `${words[outcome]}${name}.${note}`,
    sections: [
      ...(release === undefined ? [] : releaseSections(release)),
      ...verifySections(verify),
    ],
  });
}

function verifySections(verify: readonly string[]): Section[] {
  return verify.length === 0 ? [] : [{ heading: 'How to verify them', code: verify.join('\n') }];
}
