/** What an issue is kept about: the weekly check, publishing, rebuilds, or known advisories that stay in the locks. */
export const SUBJECTS = ['weekly', 'publish', 'rebuild', 'advisories'] as const;
export type IssueSubject = (typeof SUBJECTS)[number];
