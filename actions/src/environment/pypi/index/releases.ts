import { compare, valid } from '@renovatebot/pep440';
import type { ReleaseFile } from './simple-page.ts';
import { isInstallable, type Target } from './wheel-tags.ts';

/**
 * The files of a release that may be installed in the image: its wheels, or, if there is none, its
 * source archives. In the order of their names.
 */
export function releaseFiles(
  files: readonly ReleaseFile[],
  version: string,
  target: Target,
): ReleaseFile[] {
  const fitting = files
    .filter((file) => sameVersion(file.version, version) && isInstallable(file, target))
    .toSorted((a, b) => (a.filename < b.filename ? -1 : 1));
  const wheels = fitting.filter(({ kind }) => kind === 'wheel');
  return wheels.length > 0 ? wheels : fitting;
}

/** Whether PEP 440 has two versions for one: `1.2` is `1.2.0`. Others are compared as text. */
export function sameVersion(a: string, b: string): boolean {
  if (a === b) return true;
  // Nearly all are plain numbers, and pages list thousands.
  if (plain.test(a) && plain.test(b)) return bare(a) === bare(b);
  return valid(a) !== null && valid(b) !== null && compare(a, b) === 0;
}

const plain = /^\d+(?:\.\d+)*$/;

function bare(version: string): string {
  return version.replace(/(^|\.)0+(?=\d)/g, '$1').replace(/(?:\.0)+$/, '');
}

/** Oldest first. Indexes have versions from before PEP 440, which it can't read. */
export function byAge(a: string, b: string): number {
  try {
    return compare(a, b);
  } catch {
    return a < b ? -1 : 1;
  }
}
