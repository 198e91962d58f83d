import { code } from '../../../report/prose.ts';
import type { ReportView, Section } from '../../../report/view.ts';
import { radiusSection } from '../radius-view.ts';
import { watchedSections } from './advisories-view.ts';
import { behindSections } from './behind-view.ts';
import type { LockedVariant } from './lock.ts';

/** The result of locking, for people. */
export function lockView(locked: readonly LockedVariant[]): ReportView {
  const written = locked.flatMap((each) => each.written);
  return {
    title: 'Locks',
    state: 'passed',
    verdict:
      written.length === 0
        ? 'The locks are up to date: nothing was written.'
        : `Written: ${written.map(code).join(', ')}.`,
    findings: locked.flatMap(({ findings }) => findings),
    sources: new Map(),
    sections: [
      ...locked.map(variantSection),
      ...watchedSections(locked),
      ...behindSections(locked),
    ],
  };
}

function variantSection({ variant, lock, changes }: LockedVariant): Section {
  const heading = variant.toUpperCase();
  const paragraphs = [`${lock.packages.length} conda packages, ${lock.pip.length} more from PyPI.`];
  return changes === undefined
    ? { heading, paragraphs: [...paragraphs, 'There was no lock before.'] }
    : radiusSection(heading, changes, paragraphs);
}
