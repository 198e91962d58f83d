/** What an issue is kept about: the weekly check, or publishing. */
export const SUBJECTS = ['weekly', 'publish'] as const;
export type IssueSubject = (typeof SUBJECTS)[number];
