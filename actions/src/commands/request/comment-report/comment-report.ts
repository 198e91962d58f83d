import { connectGitHub } from '../../../github/client.ts';
import { type CommentOutcome, keepComment } from '../../../github/comments.ts';
import { type PullHead, pullOf } from '../../../github/pulls.ts';
import type { Ports } from '../../../ports.ts';
import { COMMENT_ROOM, renderMarkdown } from '../../../report/markdown.ts';
import { collectReports } from './collect-reports.ts';
import { pullRequestView } from './pull-request-view.ts';

export interface CommentInputs {
  /** Folder with the artifacts of the run, each in a folder of its name. */
  readonly reports: string;
  readonly head: PullHead;
  /** How the run ended, in GitHub's words. */
  readonly conclusion: string;
  /** Address of the run, from GitHub itself. */
  readonly runUrl: string;
}

export interface CommentResult {
  /** `outdated`: no open pull request has this head any more. */
  readonly outcome: CommentOutcome | 'outdated';
  readonly pull: number | undefined;
}

/** Nobody sees it; the comment of ours is found by it. */
const MARKER = '<!-- what-this-pull-request-changes -->';

/**
 * Keeps the one comment on a pull request up to date with what its newest run left behind. A change
 * that touches nothing of these checks gets none.
 *
 * @throws UserError where GitHub refuses or does not answer.
 */
export async function commentReport(inputs: CommentInputs, ports: Ports): Promise<CommentResult> {
  const github = connectGitHub(ports.env);
  const number = await pullOf(github, inputs.head);
  if (number === undefined) return { outcome: 'outdated', pull: undefined };
  const view = pullRequestView(await collectReports(inputs.reports), inputs.conclusion);
  const text =
    view === undefined
      ? 'This pull request changes no environment, no image and no example any more.\n'
      : renderMarkdown(view, COMMENT_ROOM);
  const footer = `\n<sub>[The run](${inputs.runUrl}) has the log, and the reports as artifacts. Commit ${inputs.head.sha}</sub>\n`;
  const outcome = await keepComment(github, {
    number,
    marker: MARKER,
    text: text + footer,
    create: view !== undefined,
  });
  return { outcome, pull: number };
}
