import { connectGitHub } from '../../../github/client.ts';
import { type CommentOutcome, keepComment } from '../../../github/comments.ts';
import { type PullHead, pullOf } from '../../../github/pulls.ts';
import type { Ports } from '../../../ports.ts';
import { collectReports } from './collect-reports.ts';
import { commentText } from '../../comment-text.ts';
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
  const outcome = await keepComment(github, {
    number,
    marker: MARKER,
    text: commentText(view, { url: inputs.runUrl, sha: inputs.head.sha }),
    create: view !== undefined,
  });
  return { outcome, pull: number };
}
