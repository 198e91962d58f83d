import { competitionOf } from '../../../environment/competition.ts';
import { connectGitHub } from '../../../github/client.ts';
import { type KeptIssue, keepIssue } from '../../../github/issues.ts';
import type { Ports } from '../../../ports.ts';
import { collectReports } from '../../request/comment-report/collect-reports.ts';
import { issueText } from '../../comment-text.ts';
import { type JobResults, publishIssueView } from './publish-issue-view.ts';
import { reportIssueView } from './report-issue-view.ts';
import type { IssueSubject } from './subjects.ts';

export interface IssueInputs {
  readonly about: IssueSubject;
  readonly reports: string;
  /** How the jobs before ended: whether any failed. */
  readonly failed: boolean;
  /** The same one by one, where they are named. */
  readonly jobs: JobResults;
  /** Of the run that the reports are of; undefined outside of one. */
  readonly runUrl: string | undefined;
}

const ISSUES = {
  weekly: {
    label: 'weekly-check',
    title: 'The environments or images can no longer be made as they are',
  },
  publish: { label: 'publish-failed', title: 'The last publish failed' },
} as const;

/**
 * Keeps one open issue about what no longer works: a package that is gone or was yanked, a base image
 * that is gone, a build or a test that broke; or about a publish that failed. It is closed once all is
 * well.
 *
 * @throws UserError if GitHub refuses or does not answer.
 */
export async function reportIssue(inputs: IssueInputs, ports: Ports): Promise<KeptIssue> {
  const { about, failed, jobs, runUrl } = inputs;
  const { variants } = await competitionOf(ports.root);
  const reports = await collectReports(inputs.reports, Object.keys(variants));
  const view =
    about === 'weekly'
      ? reportIssueView(reports, failed)
      : publishIssueView(reports, jobs, ports.env['GITHUB_SHA']);
  const text = view && issueText(view, { url: runUrl });
  return keepIssue(connectGitHub(ports.env), { ...ISSUES[about], text });
}
