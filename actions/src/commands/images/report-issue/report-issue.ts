import { connectGitHub } from '../../../github/client.ts';
import { type KeptIssue, keepIssue } from '../../../github/issues.ts';
import type { Ports } from '../../../ports.ts';
import { collectReports } from '../../request/comment-report/collect-reports.ts';
import { issueText } from '../../comment-text.ts';
import { reportIssueView } from './report-issue-view.ts';

export interface IssueInputs {
  readonly reports: string;
  /** How the jobs before ended: whether any failed. */
  readonly failed: boolean;
  /** Of the run that the reports are of; undefined outside of one. */
  readonly runUrl: string | undefined;
}

const LABEL = 'weekly-check';
const TITLE = 'The environments or images can no longer be made as they are';

/**
 * Keeps one open issue about what no longer works: a package that is gone or was yanked, a base image
 * that is gone, a build or a test that broke. It is closed once all is well.
 *
 * @throws UserError if GitHub refuses or does not answer.
 */
export async function reportIssue(inputs: IssueInputs, ports: Ports): Promise<KeptIssue> {
  const view = reportIssueView(await collectReports(inputs.reports), inputs.failed);
  const text = view && issueText(view, { url: inputs.runUrl });
  return keepIssue(connectGitHub(ports.env), { label: LABEL, title: TITLE, text });
}
