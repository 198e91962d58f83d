import { COMMENT_ROOM, renderMarkdown } from '../report/markdown.ts';
import { type ReportView, stateSigns } from '../report/view.ts';

/** The run that a comment or an issue is about; both from GitHub itself. */
export interface ToldRun {
  /** Address of the run. */
  readonly url: string;
  /** The commit that it looked at. */
  readonly sha: string;
}

/** The sign of a verdict. */
const PASSED = stateSigns.passed.trim();

/**
 * The comment on a pull request, in GitHub's Markdown. The sign of a verdict stands at its start or nowhere:
 * names and reports of a request may hold it too.
 *
 * @param view undefined if the pull request touches nothing of the checks any more
 */
export function commentText(view: ReportView | undefined, { url, sha }: ToldRun): string {
  const rendered =
    view === undefined
      ? 'This pull request changes no environment, no image and no example any more.\n'
      : renderMarkdown(view, COMMENT_ROOM);
  const text = rendered.replaceAll(PASSED, (sign, at: number) => (at === 3 ? sign : 'U+2705'));
  return `${text}\n<sub>[The run](${url}) has the log, and the reports as artifacts. Commit ${sha}</sub>\n`;
}

/** The text of an issue, in GitHub's Markdown; see `besideRun`. */
export function issueText(view: ReportView, url: string | undefined): string {
  return besideRun(renderMarkdown(view, COMMENT_ROOM), url);
}

/**
 * A text in GitHub's Markdown, with where it comes from.
 * @param url address of the run; undefined if no run of a workflow says it
 */
export function besideRun(text: string, url: string | undefined): string {
  if (url === undefined) return text;
  return `${text}\n[The run](${url}) has the log, and the reports as artifacts.\n`;
}
