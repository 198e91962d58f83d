import { type ReportView, reportView, type Section } from '../../../report/view.ts';
import { releaseName, releaseSections } from '../release-notes/texts.ts';
import type { PromotedImages } from './promote-images.ts';

const words = {
  promoted: 'Promoted',
  already: 'Already promoted',
  superseded: 'Not promoted, as something newer has been',
  held: 'Not promoted, as a roll back is held',
  unreleased: 'Not promoted, as a rebuild of what no release has',
} as const;

/** Of a dry run. */
const foreseen = {
  promoted: 'Would be promoted',
  already: 'Nothing to promote',
  superseded: 'Would not be promoted, as something newer has been',
  held: 'Would not be promoted, as a roll back is held',
  unreleased: 'Would not be promoted, as a rebuild of what no release has',
} as const;

const LIFT =
  'npx vsc lift-hold --reason WHY, or the workflow lift-hold.yml, once the cause is gone';

/** A promotion for people: what the latest images are now, and what is new in them. */
export function promoteImagesView({
  outcome,
  repaired,
  release,
  verify,
  dryRun = false,
}: Omit<PromotedImages, 'pages'> & { readonly dryRun?: boolean }): ReportView {
  const name = release === undefined ? '' : `: ${releaseName(release)}`;
  const now = release === undefined ? '' : `; the latest is ${releaseName(release)}`;
  const note = repaired ? ' The latest tags had been moved and are right again.' : '';
  return reportView({
    title: 'Promotion of images',
    state: outcome === 'promoted' || outcome === 'already' ? 'passed' : 'neutral',
    verdict: dryRun ? `${foreseen[outcome]}${now}.` : `${words[outcome]}${name}.${note}`,
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
