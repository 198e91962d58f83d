import { markdownProse } from './markdown-text.ts';

/** What a run of a submission tells a reader. */
export interface ReceiptView {
  readonly verdict: string;
  readonly message: string;
  readonly next: string | null;
  readonly warnings: readonly string[];
  /** Label and text, in order; a row without a label goes on with the one before. */
  readonly rows: readonly (readonly [string, string])[];
}

/** A run for the summary of a job; messages quote the submission, so all of it is escaped. */
export function receiptMarkdown({ verdict, message, next, warnings, rows }: ReceiptView): string {
  const lines = [
    `### Submission: ${markdownProse(verdict)}`,
    '',
    markdownProse(message),
    ...(next === null ? [] : ['', `Next: ${markdownProse(next)}`]),
    ...warnings.map((warning) => `\n> Warning: ${markdownProse(warning)}`),
    '',
    '| | |',
    '| --- | --- |',
    ...rows.map(([label, text]) => `| ${markdownProse(label)} | ${markdownProse(text)} |`),
    '',
  ];
  return lines.join('\n');
}
