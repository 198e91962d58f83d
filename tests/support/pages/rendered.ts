import { renderMarkdown } from '../../../actions/src/report/markdown.ts';
import { renderTerminal } from '../../../actions/src/report/terminal.ts';
import type { ReportView } from '../../../actions/src/report/view.ts';

/** A report as a terminal of 80 columns without colours shows it. */
export function terminal(view: ReportView): string {
  return renderTerminal(view, { width: 80, color: false });
}

/** A report as the summary of a job has it. */
export const summary = (view: ReportView) => renderMarkdown(view);
