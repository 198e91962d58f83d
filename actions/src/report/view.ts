import type { Finding } from '../finding.ts';

/**
 * What a report shows, in whatever form. Texts are plain; what stands between backticks is code.
 * They may quote hostile input anywhere: every renderer escapes all of it for its own form.
 */
export interface ReportView {
  readonly title: string;
  readonly state: 'passed' | 'blocked' | 'undecided';
  /** The verdict in a sentence. */
  readonly verdict: string;
  readonly findings: readonly Finding[];
  /** Texts of the files that findings point into, by path, for showing their lines. */
  readonly sources: ReadonlyMap<string, string>;
  readonly sections: readonly Section[];
}

export interface Section {
  readonly heading: string;
  readonly paragraphs: readonly string[];
  readonly table?: Table;
}

export interface Table {
  readonly header: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

/** What a verdict and a finding are marked with where there are pictures. */
export const stateSigns = { passed: '✅', blocked: '❌', undecided: '⚠️' } as const;
export const severityMarks = { error: '❌', warning: '⚠️', notice: 'ℹ️' } as const;

/** `2 errors, 1 warning`; undefined where there is none. */
export function countsOf(findings: readonly Finding[]): string | undefined {
  const parts = (['error', 'warning', 'notice'] as const).flatMap((severity) => {
    const count = findings.filter((finding) => finding.severity === severity).length;
    return count === 0 ? [] : [`${count} ${severity}${count === 1 ? '' : 's'}`];
  });
  return parts.length === 0 ? undefined : parts.join(', ');
}

/** By file, line and column; errors first where they share a place. */
export function inOrder(findings: readonly Finding[]): Finding[] {
  const weight = { error: 0, warning: 1, notice: 2 };
  return findings.toSorted(
    (a, b) =>
      compareText(a.place.file, b.place.file) ||
      a.place.line - b.place.line ||
      a.place.column - b.place.column ||
      weight[a.severity] - weight[b.severity],
  );
}

function compareText(a: string, b: string): number {
  return a < b ? -1 : Number(a > b);
}
