import { competitionOf } from '../../../environment/settings/competition.ts';
import { connectGitHub } from '../../../github/client.ts';
import { type KeptIssue, keepIssue } from '../../../github/issues.ts';
import type { Ports } from '../../../ports.ts';
import { collectReports } from '../../request/comment-report/collect-reports.ts';
import { readArtifactFile } from '../../request/comment-report/artifact-file.ts';
import { readArtifactText } from '../../request/comment-report/artifact-text.ts';
import { besideRun, issueText } from '../../comment-text.ts';
import { type JobResults, publishIssueView } from './publish-issue-view.ts';
import { readDiagnoses, releasesIssueView } from './releases-issue-view.ts';
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
  rebuild: { label: 'rebuild-failed', title: 'The last rebuild of what is released failed' },
  releases: { label: 'releases-need-care', title: 'The releases need attention' },
  advisories: {
    label: 'known-advisories',
    title: 'Packages of the locks have known advisories that no upgrade fixes',
  },
  freshness: {
    label: 'later-releases',
    title: 'Lines of the environment files name packages that have a later release',
  },
} as const;

/** What the weekly check hands on of the locks, if there is any: its job that asks strangers' servers may write nothing. */
const OF_LOCKS = { advisories: 'advisories/advisories.md', freshness: 'advisories/behind.md' };

/** What a preflight of the releases hands on. */
const RELEASES = 'report-releases/releases.json';

/** What GitHub takes of an issue's text, and a line about the run. */
const LONGEST = 65_000;

/**
 * Keeps one open issue about what no longer works: a package that is gone or was yanked, a base image
 * that is gone, a build or a test that broke; about a publish or a rebuild that failed; about what releases need; about known advisories
 * that stay in the locks; or about lines that are behind the last release. It is closed once all is well.
 *
 * @throws UserError if GitHub refuses or does not answer.
 */
export async function reportIssue(inputs: IssueInputs, ports: Ports): Promise<KeptIssue> {
  const { about } = inputs;
  const text = await TEXTS[about](inputs, ports);
  return keepIssue(connectGitHub(ports.env), { ...ISSUES[about], text });
}

type Text = (inputs: IssueInputs, ports: Ports) => Promise<string | undefined>;

const TEXTS: Readonly<Record<IssueSubject, Text>> = {
  weekly: (inputs, ports) => viewText('weekly', inputs, ports),
  publish: (inputs, ports) => viewText('publish', inputs, ports),
  rebuild: (inputs, ports) => viewText('rebuild', inputs, ports),
  releases: releasesText,
  advisories: (inputs) => textOfLocks('advisories', inputs),
  freshness: (inputs) => textOfLocks('freshness', inputs),
};

async function viewText(
  about: 'weekly' | 'publish' | 'rebuild',
  { reports: folder, failed, jobs, runUrl }: IssueInputs,
  ports: Ports,
): Promise<string | undefined> {
  const { variants } = await competitionOf(ports.root);
  const reports = await collectReports(folder, Object.keys(variants));
  const view =
    about === 'weekly'
      ? reportIssueView(reports, failed)
      : publishIssueView(about, reports, jobs, ports.env['GITHUB_SHA']);
  return view && issueText(view, runUrl);
}

async function releasesText({ reports, failed, runUrl }: IssueInputs) {
  const view = releasesIssueView(await readDiagnoses(reports, RELEASES), failed);
  return view && issueText(view, runUrl);
}

/** @throws UserError if the file is there and can't be taken. */
async function textOfLocks(
  about: keyof typeof OF_LOCKS,
  { reports, runUrl }: IssueInputs,
): Promise<string | undefined> {
  const file = OF_LOCKS[about];
  const missing = (await readArtifactFile(reports, file, LONGEST)) === 'missing';
  return missing ? undefined : besideRun(await readArtifactText(reports, file), runUrl);
}
