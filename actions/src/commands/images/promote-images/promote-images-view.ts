import { type ReportView, reportView, type Section } from '../../../report/view.ts';
import { releaseName, releaseSections } from '../release-texts.ts';
import type { PromotedImages } from './promote-images.ts';

const words = {
  promoted: 'Promoted',
  already: 'Already promoted',
  superseded: 'Not promoted, as something newer has been',
  held: 'Not promoted, as a roll back is held',
} as const;

const LIFT =
  'npx vsc lift-hold --reason WHY, or the workflow lift-hold.yml, once the cause is gone';

/** A promotion for people: what the latest images are now, and what is new in them. */
export function promoteImagesView({
  outcome,
  repaired,
  release,
  verify,
}: Omit<PromotedImages, 'pages'>): ReportView {
  const name = release === undefined ? '' : `: ${releaseName(release)}`;
  const note = repaired ? ' The latest tags had been moved and are right again.' : '';
  return reportView({
    title: 'Promotion of images',
    state: outcome === 'superseded' || outcome === 'held' ? 'neutral' : 'passed',
    verdict: `${words[outcome]}${name}.${note}`,
    ...(outcome === 'held' && release !== undefined && { next: LIFT }),
    sections: [
      ...(release === undefined ? [] : releaseSections(release, outcome === 'held')),
      ...verifySections(verify),
    ],
  });
}

function verifySections(verify: readonly string[]): Section[] {
  return verify.length === 0 ? [] : [{ heading: 'How to verify them', code: verify.join('\n') }];
}
