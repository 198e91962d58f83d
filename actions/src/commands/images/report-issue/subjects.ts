/** What an issue is kept about: the weekly check, publishing, or known advisories that stay in the locks. */
export const SUBJECTS = ['weekly', 'publish', 'advisories'] as const;
export type IssueSubject = (typeof SUBJECTS)[number];
