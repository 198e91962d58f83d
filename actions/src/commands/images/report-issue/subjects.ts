/** What an issue is kept about: the weekly check, publishing, rebuilds, releases, or known advisories that stay in the locks. */
export const SUBJECTS = ['weekly', 'publish', 'rebuild', 'releases', 'advisories'] as const;
export type IssueSubject = (typeof SUBJECTS)[number];
