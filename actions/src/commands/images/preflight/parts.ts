/** What a preflight looks at. */
export const PARTS = ['all', 'repository', 'publishing', 'releases'] as const;
export type Part = (typeof PARTS)[number];
