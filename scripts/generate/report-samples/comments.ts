import type { CollectedReports } from '../../../actions/src/commands/request/comment-report/collect-reports.ts';
import { UserError } from '../../../actions/src/errors.ts';
import { commentText, issueText } from '../../../actions/src/commands/comment-text.ts';
import { advisoriesView } from '../../../actions/src/commands/request/lock/advisories-view.ts';
import { behindView } from '../../../actions/src/commands/request/lock/behind-view.ts';
import { commentReportView } from '../../../actions/src/commands/request/comment-report/comment-report-view.ts';
import { UNMERGED } from '../../../actions/src/commands/request/comment-report/judge.ts';
import { publishIssueView } from '../../../actions/src/commands/images/report-issue/publish-issue-view.ts';
import { releasesIssueView } from '../../../actions/src/commands/images/report-issue/releases-issue-view.ts';
import { reportIssueView } from '../../../actions/src/commands/images/report-issue/report-issue-view.ts';
import type { ReportView } from '../../../actions/src/report/view.ts';
import { environmentReports, lockSample } from './environment.ts';
import { imageReports } from './images.ts';

/** By file name: what the report is, and what it shows. */
export type Reports<T> = Readonly<Record<string, readonly [what: string, shown: T]>>;

const { unchanged, mergeable, doubtful, blocked, undecided, hostile } = environmentReports;
const { passed, broken, unbuilt } = imageReports;
/** The run that comments and issues are about. */
export const run = {
  url: 'https://github.com/example/runtime/actions/runs/1',
  sha: '3f2a9c4'.padEnd(40, '0'),
};

/** Why a request is refused. */
export const refusal = new UserError('the files have no solution, or a server did not answer', {
  next: 'read the log of the run',
});

function comment(
  given: Partial<CollectedReports> & { readonly ownChecks?: readonly string[] },
  conclusion = 'failure',
): string {
  const { ownChecks = [], ...reports } = given;
  const all = { environment: undefined, images: [], unusable: [], ...reports };
  const variants = all.images.map(({ variant }) => variant);
  const judgement = { environment: all.environment, variants, ownChecks };
  return commentText(commentReportView({ judgement, reports: all, conclusion }), run);
}

function failedPublish(): string {
  const jobs = new Map([
    ['plan', 'success'],
    ['image', 'failure'],
    ['promote', 'skipped'],
  ]);
  const reports = { environment: undefined, images: [unbuilt], unusable: [] };
  return issue(publishIssueView('publish', reports, jobs, run.sha));
}

function weekly(): string {
  const reports = { environment: unchanged, images: [unbuilt], unusable: [] };
  return issue(reportIssueView(reports, true));
}

function releasesNeedCare(): string {
  const found =
    'release 12 is held by octocat since 2026-11-02: every submission fails since numpy 2';
  const next = 'fix the cause and lift it (npx vsc lift-hold --reason WHY, or lift-hold.yml)';
  const wanted = 'none for more than 14 days';
  return issue(releasesIssueView([{ name: 'hold', state: 'bad', found, wanted, next }], true));
}

function issue(view: ReportView | undefined): string {
  if (view === undefined) throw new Error('the sample of an issue is empty');
  return issueText(view, run.url);
}

/** Comments on pull requests, and issues. */
export const comments: Reports<string> = {
  'comment-mergeable': [
    'Comment on a pull request that can be merged: what everybody gets, and the images',
    comment({ environment: mergeable, images: [passed] }, 'success'),
  ],
  'comment-doubtful': [
    '… with what only a maintainer can decide',
    comment({ environment: doubtful, images: [passed] }, 'success'),
  ],
  'comment-blocked': ['… that must be changed first', comment({ environment: blocked })],
  'comment-undecided': ['… while a server does not answer', comment({ environment: undecided })],
  'comment-image-failed': [
    '… whose image fails its tests',
    comment({ environment: mergeable, images: [broken] }),
  ],
  'comment-image-unbuilt': [
    '… whose image cannot be built',
    comment({ environment: mergeable, images: [unbuilt] }),
  ],
  'comment-hostile': [
    '… with hostile files, whose texts try to pass as markup',
    comment({ environment: hostile }),
  ],
  'comment-unfinished': [
    '… whose checks did not finish',
    comment({
      environment: mergeable,
      unusable: ['report-image-cpu/build-cpu.json is not JSON'],
    }),
  ],
  'comment-own-checks': [
    '… that changes its own checks: its reports are not trusted',
    comment(
      {
        environment: mergeable,
        images: [passed],
        ownChecks: ['.github/', 'environment/policy.yml'],
      },
      'success',
    ),
  ],
  'comment-conflict': [
    '… that cannot be merged with main',
    commentText(
      commentReportView({
        judgement: UNMERGED,
        reports: { environment: undefined, images: [], unusable: [] },
        conclusion: 'success',
      }),
      run,
    ),
  ],
  'comment-outdated': [
    '… that no longer changes anything that is checked',
    commentText(undefined, run),
  ],
  'issue-publish': ['The issue about a publish that failed', failedPublish()],
  'issue-advisories': ['… about known advisories that remain', issue(advisoriesView(lockSample))],
  'issue-freshness': [
    '… about lines whose packages have a later release',
    issue(behindView(lockSample)),
  ],
  'issue-weekly': ['The weekly issue: what no longer works', weekly()],
  'issue-releases': ['The issue about releases: what needs attention', releasesNeedCare()],
};
