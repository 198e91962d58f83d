/**
 * What an issue is kept about: the weekly check, publishing, rebuilds, releases, known advisories that stay in the locks,
 * or lines that are behind the last release.
 */
export const SUBJECTS = [
  'weekly',
  'publish',
  'rebuild',
  'releases',
  'advisories',
  'freshness',
] as const;
export type IssueSubject = (typeof SUBJECTS)[number];
