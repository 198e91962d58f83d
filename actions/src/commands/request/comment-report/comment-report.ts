import { competitionOf } from '../../../environment/settings/competition.ts';
import { connectGitHub } from '../../../github/client.ts';
import { type CommentOutcome, keepComment } from '../../../github/pulls/comments.ts';
import { type PullHead, pullOf } from '../../../github/pulls/of-run.ts';
import type { Ports } from '../../../ports.ts';
import type { ValidateInputs } from '../validate/validate.ts';
import { collectReports } from './collect-reports.ts';
import { judgeRequest } from './judge.ts';
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
  /** How to solve the request's files. */
  readonly solve: ValidateInputs['solve'];
}

export interface CommentResult {
  /** `outdated`: no open pull request has this head any more. `gone`: the fork is not there any more. */
  readonly outcome: CommentOutcome | 'outdated' | 'gone';
  readonly pull: number | undefined;
}

/** Nobody sees it; the comment of ours is found by it. */
const MARKER = '<!-- what-this-pull-request-changes -->';

/**
 * Keeps the one comment on a pull request up to date when a run of it has ended: what the code of main says
 * of its files, and beside it what the run reports. A change that touches nothing of these checks gets no
 * comment: but one that is there says no longer what an earlier run found.
 *
 * @throws UserError if GitHub refuses or does not answer.
 */
export async function commentReport(inputs: CommentInputs, ports: Ports): Promise<CommentResult> {
  if (inputs.head === undefined) return { outcome: 'gone', pull: undefined };
  const github = connectGitHub(ports.env);
  const number = await pullOf(github, inputs.head);
  if (number === undefined) return { outcome: 'outdated', pull: undefined };
  const { variants } = await competitionOf(ports.root);
  const pull = { number, head: inputs.head.sha };
  const view = commentReportView({
    judgement: await judgeRequest(github, pull, inputs.solve, ports),
    reports: await collectReports(inputs.reports, Object.keys(variants)),
    conclusion: inputs.conclusion,
  });
  const outcome = await keepComment(github, {
    number,
    marker: MARKER,
    text: commentText(view, { url: inputs.runUrl, sha: inputs.head.sha }),
    create: view !== undefined,
  });
  return { outcome, pull: number };
}
