import { competitionOf } from '../../../environment/competition.ts';
import { connectGitHub } from '../../../github/client.ts';
import { type CommentOutcome, keepComment } from '../../../github/comments.ts';
import { type PullHead, pullOf } from '../../../github/pulls.ts';
import type { Ports } from '../../../ports.ts';
import { collectReports, isEmpty } from './collect-reports.ts';
import { commentText } from '../../comment-text.ts';
import { commentReportView } from './comment-report-view.ts';

export interface CommentInputs {
  /** Folder with the artifacts of the run, each in a folder of its name. */
  readonly reports: string;
  /** Undefined if the fork is gone. */
  readonly head: PullHead | undefined;
  /** How the run ended, in GitHub's words. */
  readonly conclusion: string;
  /** Address of the run, from GitHub itself. */
  readonly runUrl: string;
}

export interface CommentResult {
  /** `outdated`: no open pull request has this head any more. `gone`: the fork is not there any more. */
  readonly outcome: CommentOutcome | 'outdated' | 'gone';
  readonly pull: number | undefined;
}

/** Nobody sees it; the comment of ours is found by it. */
const MARKER = '<!-- what-this-pull-request-changes -->';

/**
 * Keeps the one comment on a pull request up to date with what its newest run left behind. A change
 * that touches nothing of these checks gets none, and nor does a run that passed and left no report: but
 * a comment that is there says no longer what an earlier run found.
 *
 * @throws UserError if GitHub refuses or does not answer.
 */
export async function commentReport(inputs: CommentInputs, ports: Ports): Promise<CommentResult> {
  if (inputs.head === undefined) return { outcome: 'gone', pull: undefined };
  const github = connectGitHub(ports.env);
  const number = await pullOf(github, inputs.head);
  if (number === undefined) return { outcome: 'outdated', pull: undefined };
  const { variants } = await competitionOf(ports.root);
  const reports = await collectReports(inputs.reports, Object.keys(variants));
  const view = commentReportView(reports, inputs.conclusion);
  const silent = inputs.conclusion === 'success' && isEmpty(reports);
  const outcome = await keepComment(github, {
    number,
    marker: MARKER,
    text: commentText(view, { url: inputs.runUrl, sha: inputs.head.sha }),
    create: view !== undefined && !silent,
  });
  return { outcome, pull: number };
}
