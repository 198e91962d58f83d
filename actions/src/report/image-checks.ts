import { oneLine } from '../untrusted-text.ts';
import { markdownProse } from './markdown-text.ts';

/** What the reports say of a check of an image. */
export interface ReportedCheck {
  readonly group: string;
  readonly name: string;
  readonly status: 'passed' | 'failed' | 'skipped';
  readonly detail: string;
}

/** One line on how many checks passed, failed and were not tested. */
export function checkCounts(checks: readonly ReportedCheck[]): string {
  const count = (status: string) => checks.filter((each) => each.status === status).length;
  return `${count('passed')} passed, ${count('failed')} failed, ${count('skipped')} not tested`;
}

/** The checks that did not pass, for a terminal, with the counts as the last line. */
export function checkLines(checks: readonly ReportedCheck[]): string {
  const lines = checks
    .filter(({ status }) => status !== 'passed')
    .map(({ group, name, status, detail }) => {
      const mark = status === 'failed' ? 'FAILED' : 'not tested';
      return `${mark}: ${group}: ${oneLine(name)}: ${oneLine(detail)}`;
    });
  return [...lines, checkCounts(checks)].join('\n');
}

/** The checks as Markdown: a table of what did not pass, and the counts. Texts are escaped. */
export function checkMarkdown(title: string, checks: readonly ReportedCheck[]): string {
  const rows = checks
    .filter(({ status }) => status !== 'passed')
    .map(({ group, name, status, detail }) => {
      const what = status === 'failed' ? '**failed**' : 'not tested';
      return `| ${what} | ${group} | ${markdownProse(name)} | ${markdownProse(detail)} |`;
    });
  const head = '| | Check | Of | |\n| --- | --- | --- | --- |';
  const table = rows.length === 0 ? '' : `\n\n${[head, ...rows].join('\n')}`;
  return `### ${markdownProse(title)}\n\n${checkCounts(checks)}.${table}\n`;
}
