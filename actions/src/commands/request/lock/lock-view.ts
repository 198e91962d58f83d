import { code } from '../../../report/prose.ts';
import type { ReportView, Section } from '../../../report/view.ts';
import { radiusSection } from '../radius-view.ts';
import type { LockedVariant } from './lock.ts';

/** What locking came to, for people. */
export function lockView(locked: readonly LockedVariant[]): ReportView {
  const written = locked.flatMap((each) => each.written);
  return {
    title: 'Locks',
    state: 'passed',
    verdict:
      written.length === 0
        ? 'The locks are as they should be: nothing was written.'
        : `Written: ${written.map(code).join(', ')}.`,
    findings: locked.flatMap(({ findings }) => findings),
    sources: new Map(),
    sections: locked.map(variantSection),
  };
}

function variantSection({ variant, lock, changes }: LockedVariant): Section {
  const heading = variant.toUpperCase();
  const unhashed = lock.packages.filter(
    ({ md5, sha256 }) => md5 === undefined && sha256 === undefined,
  );
  const paragraphs = [`${lock.packages.length} conda packages, ${lock.pip.length} more from PyPI.`];
  if (unhashed.length > 0) {
    const names = unhashed.map(({ name }) => code(name)).join(', ');
    paragraphs.push(`Their channels give no checksum for ${names}: they are installed unchecked.`);
  }
  return changes === undefined
    ? { heading, paragraphs: [...paragraphs, 'There was no lock before.'] }
    : radiusSection(heading, changes, paragraphs);
}
