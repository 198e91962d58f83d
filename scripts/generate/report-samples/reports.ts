import {
  committedView,
  patchView,
  proposalView,
  proposedView,
  refusedView,
} from '../../../actions/src/commands/request/answer-request/answer-views.ts';
import { UserError } from '../../../actions/src/errors.ts';
import { affectedView } from '../../../actions/src/commands/request/affected/affected-view.ts';
import { attestImageView } from '../../../actions/src/commands/images/attest-image/attest-image-view.ts';
import { buildView } from '../../../actions/src/commands/images/build/build-view.ts';
import type { CollectedReports } from '../../../actions/src/commands/request/comment-report/collect-reports.ts';
import { commentText, issueText } from '../../../actions/src/commands/comment-text.ts';
import { cleanView } from '../../../actions/src/commands/machine/clean/clean-view.ts';
import { doctorView } from '../../../actions/src/commands/machine/doctor/doctor.ts';
import { embedView } from '../../../actions/src/commands/submission/embed/embed-view.ts';
import { prepareRunnerView } from '../../../actions/src/commands/machine/prepare-runner/prepare-runner-view.ts';
import { lockView } from '../../../actions/src/commands/request/lock/lock-view.ts';
import { preflightView } from '../../../actions/src/commands/images/preflight/preflight.ts';
import {
  type Preview,
  previewPage,
  previewView,
} from '../../../actions/src/commands/request/preview/preview.ts';
import { promoteImagesView } from '../../../actions/src/commands/images/promote-images/promote-images-view.ts';
import { liftHoldView } from '../../../actions/src/commands/images/lift-hold/lift-hold-view.ts';
import { pruneImagesView } from '../../../actions/src/commands/images/prune-images/prune-images-view.ts';
import { publishImageView } from '../../../actions/src/commands/images/publish-image/publish-image-view.ts';
import { commentReportView } from '../../../actions/src/commands/request/comment-report/comment-report-view.ts';
import { proposeChangesView } from '../../../actions/src/commands/request/propose-changes/propose-changes-view.ts';
import { pullView } from '../../../actions/src/commands/images/pull/pull-view.ts';
import { UNMERGED } from '../../../actions/src/commands/request/comment-report/judge.ts';
import { quickstartView } from '../../../actions/src/commands/submission/quickstart/quickstart-view.ts';
import { releaseActionsView } from '../../../actions/src/commands/images/release-actions/release-actions-view.ts';
import { verifiedView } from '../../../actions/src/commands/images/releases/verified-view.ts';
import { releaseDiffView } from '../../../actions/src/commands/images/releases/release-diff-view.ts';
import { releaseView } from '../../../actions/src/commands/images/releases/release-view.ts';
import { releasesView } from '../../../actions/src/commands/images/releases/releases-view.ts';
import { rollbackView } from '../../../actions/src/commands/images/rollback/rollback-view.ts';
import { renderReport } from '../../../actions/src/commands/submission/score/score-report.ts';
import { scoreView } from '../../../actions/src/commands/submission/score/score-view.ts';
import { settingsView } from '../../../actions/src/commands/machine/settings/settings-view.ts';
import { smokeTestView } from '../../../actions/src/commands/images/smoke-test/smoke-test-view.ts';
import { testImageView } from '../../../actions/src/commands/images/test-image/test-image-view.ts';
import { testSubmissionView } from '../../../actions/src/commands/submission/test-submission/test-submission-view.ts';
import { validateView } from '../../../actions/src/commands/request/validate/validate-view.ts';
import { publishIssueView } from '../../../actions/src/commands/images/report-issue/publish-issue-view.ts';
import { reportIssueView } from '../../../actions/src/commands/images/report-issue/report-issue-view.ts';
import { renderMarkdown } from '../../../actions/src/report/markdown.ts';
import { renderTerminal } from '../../../actions/src/report/terminal.ts';
import type { ReportView } from '../../../actions/src/report/view.ts';
import { environmentReports, lockSample, validateSamples } from './environment.ts';
import { builds, imageReports, imageTests, smokeTests } from './images.ts';
import {
  cleanedSample,
  diagnosesSample,
  preflightSample,
  preparedSample,
  pulledSample,
  settingsSample,
} from './machine.ts';
import {
  attestedSample,
  damagedLedgerSample,
  heldSample,
  liftedSample,
  movedSample,
  prunedSample,
  publishedSample,
  verifySample,
  releasedActionsSample,
  releasesSample,
  heldDetailsSample,
  diffSample,
} from './releases.ts';
import { quickstartSample, receipts, scoreSample } from './submissions.ts';

/** A finished report of the samples. */
export interface SampleReport {
  /** Name of its file. */
  readonly file: string;
  /** What it is. */
  readonly what: string;
  readonly text: string;
}

/** By the name of the file: what it is, and what it shows. */
type Reports<T> = Readonly<Record<string, readonly [what: string, shown: T]>>;

const { unchanged, mergeable, blocked, undecided, hostile } = environmentReports;
const { passed, broken, unbuilt } = imageReports;
const { sources } = validateSamples.blocked;
const run = {
  url: 'https://github.com/example/runtime/actions/runs/1',
  sha: '3f2a9c4'.padEnd(40, '0'),
};

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
  const view = publishIssueView(reports, jobs, run.sha);
  if (view === undefined) throw new Error('the sample of a publish has nothing to say');
  return issueText(view, run);
}

function weekly(): string {
  const reports = { environment: unchanged, images: [unbuilt], unusable: [] };
  const view = reportIssueView(reports, true);
  if (view === undefined) throw new Error('the weekly sample has nothing to say');
  return issueText(view, run);
}

const comments: Reports<string> = {
  'comment-mergeable': [
    'Comment on a pull request that can be merged: what everybody gets, and the images',
    comment({ environment: mergeable, images: [passed] }, 'success'),
  ],
  'comment-blocked': ['… that has to change first', comment({ environment: blocked })],
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
    '… whose files are hostile: each text tries to be more than text',
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
    '… that changes what checks it: its own reports are not believed',
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
    '… that no longer touches what the checks look at',
    commentText(undefined, run),
  ],
  'issue-publish': ['The issue on a publish that failed', failedPublish()],
  'issue-weekly': ['The weekly issue: what no longer works', weekly()],
};

const summaries: Reports<ReportView> = {
  'summary-validate': [
    'Summary of the action validate-environment, blocked',
    validateView(blocked, sources),
  ],
  'summary-lock': [
    '… lock-environments, also the text of the pull request with the locks',
    lockView(lockSample),
  ],
  'summary-build': ['… build-image', buildView(builds.variant, builds.built)],
  'summary-build-failed': [
    '… build-image, failed',
    buildView(builds.variant, builds.failed, [builds.blamed]),
  ],
  'summary-test-image': ['… test-image, failed', testImageView(builds.variant, imageTests.failed)],
  'summary-smoke-test': ['… smoke-test, failed', smokeTestView(smokeTests.failed)],
  'summary-test-submission': ['… test-submission', testSubmissionView(receipts.ok, 'submission')],
  'summary-publish': ['… publish-image', publishImageView(publishedSample)],
  'summary-attest-image': ['… attest-image', attestImageView(attestedSample)],
  'summary-promote': [
    '… promote-images',
    promoteImagesView({ ...movedSample, outcome: 'promoted', verify: verifySample }),
  ],
  'summary-rollback': ['… rollback-images', rollbackView({ ...movedSample, release: heldSample })],
  'summary-lift-hold': ['… lift-hold', liftHoldView(liftedSample)],
  'summary-release-actions': ['… release-actions', releaseActionsView(releasedActionsSample)],
  'summary-prune': ['… prune-images', pruneImagesView(prunedSample, false)],
  'summary-request-proposal': [
    'The pull request that an issue form makes',
    proposalView({
      asked: { section: 'conda', name: 'scikit-image', version: '0.19.3' },
      variants: ['cpu', 'gpu'],
      reason: 'to resize videos',
    }),
  ],
  'summary-request-proposed': ['… and what the issue then says', proposedView(17)],
  'summary-request-committed': ['The answer to /lock', committedView(true)],
  'summary-request-patch': ['… on a fork', patchView('--- a\n+++ b\n', run.url)],
  'summary-request-refused': [
    '… if nothing is made of it',
    refusedView(new UserError('numpy is there already', { next: 'ask for another' }), run.url),
  ],
  'summary-prepare-runner': ['… prepare-runner', prepareRunnerView(preparedSample)],
  'summary-propose-changes': [
    '… propose-changes',
    proposeChangesView({ outcome: 'opened', pull: 17 }, 'main'),
  ],
};

const preview: Preview = {
  verdict: 'blocked',
  summary: validateView(blocked),
  comment: commentReportView({
    judgement: { environment: blocked, variants: [], ownChecks: [] },
    reports: { environment: blocked, images: [], unusable: [] },
    conclusion: 'failure',
  }),
  affected: { environment: true, variants: ['cpu', 'gpu'] },
};

const terminals: Reports<ReportView> = {
  'terminal-validate': ['`vsc validate`, blocked', validateView(blocked, sources)],
  'terminal-validate-mergeable': ['`vsc validate`, mergeable', validateView(mergeable)],
  'terminal-affected': [
    '`vsc affected`',
    affectedView({ environment: true, variants: ['cpu', 'gpu'] }),
  ],
  'terminal-lock': ['`vsc lock`', lockView(lockSample)],
  'terminal-quickstart': ['`make quickstart`', quickstartView(quickstartSample)],
  'terminal-test-submission': [
    '`make test-submission`',
    testSubmissionView(receipts.ok, 'submission'),
  ],
  'terminal-test-submission-failed': [
    '`make test-submission`, failed',
    testSubmissionView(receipts.failed, 'submission'),
  ],
  'terminal-score': ['`vsc score`, compared with another submission', scoreView(scoreSample)],
  'terminal-preflight': ['`vsc preflight`', preflightView(preflightSample)],
  'terminal-doctor': ['`make doctor`', doctorView(diagnosesSample)],
  'terminal-settings': [
    '`vsc settings`, and above the list of commands of plain `make`',
    settingsView(settingsSample),
  ],
  'terminal-clean': ['`make clean`', cleanView(cleanedSample)],
  'terminal-embed': [
    '`make embed`',
    embedView(['submission_src/query_descriptors.npz', 'submission_src/reference_descriptors.npz']),
  ],
  'terminal-preview': ['`vsc preview`, blocked', previewView(preview, 'reports/preview.html')],
  'terminal-pull': ['`make pull`', pullView(pulledSample)],
  'terminal-build': ['`make build`', buildView(builds.variant, builds.built)],
  'terminal-test-image': [
    '`vsc test-image`, failed',
    testImageView(builds.variant, imageTests.failed),
  ],
  'terminal-smoke-test': ['`vsc smoke-test`', smokeTestView(smokeTests.passed)],
  'terminal-releases': ['`vsc releases`', releasesView(releasesSample)],
  'terminal-releases-verified': [
    '`vsc releases verify`, with damage',
    verifiedView(damagedLedgerSample),
  ],
  'terminal-release': ['`vsc releases show 13`, a roll back', releaseView(heldDetailsSample)],
  'terminal-diff': ['`vsc releases diff 11 12`', releaseDiffView(diffSample)],
};

function filesOf<T>(
  reports: Reports<T>,
  form: string,
  render: (shown: T) => string,
): SampleReport[] {
  return Object.entries(reports).map(([name, [what, shown]]) => ({
    file: `${name}.${form}`,
    what,
    text: render(shown),
  }));
}

/** All of them, in the order of the index. */
export const sampleReports: readonly SampleReport[] = [
  ...filesOf(comments, 'md', String),
  ...filesOf(summaries, 'md', (view) => renderMarkdown(view)),
  ...filesOf(terminals, 'txt', (view) => renderTerminal(view, { width: 80, color: false })),
  { file: 'page-preview.html', what: 'The page of `vsc preview`', text: previewPage(preview) },
  {
    file: 'page-score.html',
    what: 'The page of `vsc score --report`',
    text: renderReport(scoreSample, receipts.ok),
  },
];
