import {
  committedView,
  patchView,
  proposalView,
  proposedView,
  refusedView,
} from '../../../actions/src/commands/request/answer-request/answer-views.ts';
import { affectedView } from '../../../actions/src/commands/request/affected/affected-view.ts';
import { attestImageView } from '../../../actions/src/commands/images/attest-image/attest-image-view.ts';
import { buildView } from '../../../actions/src/commands/images/build/build-view.ts';
import { cleanView } from '../../../actions/src/commands/machine/clean/clean-view.ts';
import { doctorView } from '../../../actions/src/commands/machine/doctor/doctor.ts';
import { cacheView } from '../../../actions/src/commands/submission/cache/cache-view.ts';
import { embedShardView } from '../../../actions/src/commands/submission/embed/embed-shard-view.ts';
import { embedView } from '../../../actions/src/commands/submission/embed/embed-view.ts';
import { shardPodsView } from '../../../actions/src/commands/submission/embed/kubernetes/shard-pods-view.ts';
import { slurmJobsView } from '../../../actions/src/commands/submission/embed/slurm/slurm-jobs-view.ts';
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
import { fetchView } from '../../../actions/src/commands/machine/fetch/fetch-view.ts';
import { pullView } from '../../../actions/src/commands/images/pull/pull-view.ts';
import { quickstartView } from '../../../actions/src/commands/submission/quickstart/quickstart-view.ts';
import { releaseActionsView } from '../../../actions/src/commands/images/release-actions/release-actions-view.ts';
import { verifiedView } from '../../../actions/src/commands/images/releases/verified-view.ts';
import { publishNotesView } from '../../../actions/src/commands/images/publish-notes/publish-notes-view.ts';
import { releaseNotesView } from '../../../actions/src/commands/images/release-notes/release-notes-view.ts';
import { releaseDiffView } from '../../../actions/src/commands/images/releases/release-diff-view.ts';
import { releaseView } from '../../../actions/src/commands/images/releases/release-view.ts';
import { releasesView } from '../../../actions/src/commands/images/releases/releases-view.ts';
import { rollbackView } from '../../../actions/src/commands/images/rollback/rollback-view.ts';
import { runDiffView } from '../../../actions/src/commands/submission/runs/run-diff-view.ts';
import { runsView } from '../../../actions/src/commands/submission/runs/runs-view.ts';
import { renderReport } from '../../../actions/src/commands/submission/score/score-report.ts';
import { scoreView } from '../../../actions/src/commands/submission/score/score-view.ts';
import { tryView } from '../../../actions/src/commands/submission/try/try-view.ts';
import { settingsView } from '../../../actions/src/commands/machine/settings/settings-view.ts';
import { smokeTestView } from '../../../actions/src/commands/images/smoke-test/smoke-test-view.ts';
import { testImageView } from '../../../actions/src/commands/images/test-image/test-image-view.ts';
import { testSubmissionView } from '../../../actions/src/commands/submission/test-submission/test-submission-view.ts';
import { validateView } from '../../../actions/src/commands/request/validate/validate-view.ts';
import { renderMarkdown } from '../../../actions/src/report/markdown.ts';
import { renderTerminal } from '../../../actions/src/report/terminal.ts';
import type { ReportView } from '../../../actions/src/report/view.ts';
import { comments, refusal, type Reports, run } from './comments.ts';
import { environmentReports, lockSample, validateSamples } from './environment.ts';
import { builds, imageTests, smokeTests } from './images.ts';
import {
  cleanedSample,
  diagnosesSample,
  preflightSample,
  preparedSample,
  fetchedSample,
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
  notesSample,
  softwareSample,
  diffSample,
} from './releases.ts';
import { keptSample, runDiffSample, runsSample, trySample } from './runs.ts';
import { quickstartSample, receipts, scoreContext, scoreLook, scoreSample } from './submissions.ts';

/** A finished report of the samples. */
export interface SampleReport {
  /** Name of its file. */
  readonly file: string;
  /** What it is. */
  readonly what: string;
  readonly text: string;
}

/** What two versions of main.py have left behind. */
const cacheSample = [
  { differing: [], inUse: true, day: 9, videos: 8403, bytes: 375_961_344 },
  { differing: ['main.py', 'weights.bin'], inUse: false, day: 2, videos: 8404, bytes: 375_961_911 },
].map(({ day, ...group }) => ({
  dataset: 'test',
  set: 'query' as const,
  image: 'sha256:5d1f3c2b7a90e84f6b21c0d9e7f85a4b3c2d1e0f9a8b7c6d5e4f3a2b1c0d9e8f',
  chunks: 66,
  newest: new Date(Date.UTC(2023, 2, day)),
  keys: [],
  ...group,
}));

/** The result of `embed` if one video is broken. */
const embedded = [
  { set: 'query' as const, videos: 8404, described: 8403, rows: 291_002, bytes: 375_961_344 },
  {
    set: 'reference' as const,
    videos: 40_311,
    described: 40_311,
    rows: 1_203_440,
    bytes: 1_554_844_480,
  },
].map((made) => ({
  ...made,
  file: `submission/descriptors/test/${made.set}_descriptors.npz`,
  missing: [],
  apart: made.set === 'query' ? [{ video: 'Q204711', why: 'the file is empty' }] : [],
}));

const { mergeable, blocked } = environmentReports;
const { sources } = validateSamples.blocked;
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
  'summary-publish-notes': ['… publish-notes', publishNotesView(notesSample)],
  'release-notes': [
    'The page of an image release',
    releaseNotesView(heldDetailsSample, diffSample, softwareSample),
  ],
  'summary-release-actions': ['… release-actions', releaseActionsView(releasedActionsSample)],
  'summary-prune': ['… prune-images', pruneImagesView(prunedSample, false)],
  'summary-request-proposal': [
    'The pull request that comes from an issue form',
    proposalView({
      asked: { section: 'conda', name: 'scikit-image', version: '0.19.3' },
      variants: ['cpu', 'gpu'],
      reason: 'to resize videos',
    }),
  ],
  'summary-request-proposed': ['… and the answer in the issue', proposedView(17)],
  'summary-request-committed': ['The answer to /lock', committedView(true)],
  'summary-request-patch': ['… on a fork', patchView('--- a\n+++ b\n', run.url)],
  'summary-request-refused': ['… if the request is refused', refusedView(refusal, run.url)],
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
  'terminal-score': [
    '`vsc score`, compared with another submission',
    scoreView(scoreSample, keptSample),
  ],
  'terminal-try': ['`make try`', tryView(trySample)],
  'terminal-runs': ['`vsc runs`', runsView({ runs: runsSample, damaged: [] }, 20)],
  'terminal-run-diff': ['`vsc runs diff 6 7`', runDiffView(runDiffSample)],
  'terminal-preflight': ['`vsc preflight`', preflightView(preflightSample)],
  'terminal-doctor': ['`make doctor`', doctorView(diagnosesSample)],
  'terminal-settings': [
    '`vsc settings`, and above the list of commands of plain `make`',
    settingsView(settingsSample),
  ],
  'terminal-clean': ['`make clean`', cleanView(cleanedSample)],
  'terminal-embed': ['`make embed`', embedView(embedded, 'DATASET=test make pack-submission')],
  'terminal-embed-shard': [
    '`vsc embed --shard 3/16`',
    embedShardView({ nth: 3, of: 16, chunks: 24, videos: 3072, apart: [] }),
  ],
  'terminal-slurm-jobs': [
    '`vsc embed --on slurm --shards 16`',
    slurmJobsView({
      name: 'vsc-embed-test-5f1d1a3c',
      ids: ['4711', '4712'],
      of: 16,
      shards: [3, 4, 5, 9],
      watch: 'npx vsc embed --on slurm --shards 16 --watch --dataset test',
    }),
  ],
  'terminal-kubernetes-job': [
    '`vsc embed --on kubernetes --shards 16`',
    shardPodsView({
      name: 'vsc-embed-test-5f1d1a3c',
      namespace: 'videos',
      of: 16,
      shards: [3, 4, 5, 9],
      manifest: undefined,
      watch:
        'npx vsc embed --on=kubernetes --shards=16 --dataset=test --watch --claim work:/mnt/work',
    }),
  ],
  'terminal-cache': ['`vsc cache`', cacheView(cacheSample, false)],
  'terminal-preview': ['`vsc preview`, blocked', previewView(preview, 'reports/preview.html')],
  'terminal-fetch': ['`make fetch`', fetchView(fetchedSample)],
  'terminal-pull': ['`make pull`', pullView(pulledSample)],
  'terminal-build': ['`make build`', buildView(builds.variant, builds.built)],
  'terminal-test-image': [
    '`vsc test-image`, failed',
    testImageView(builds.variant, imageTests.failed),
  ],
  'terminal-smoke-test': ['`vsc smoke-test`', smokeTestView(smokeTests.passed)],
  'terminal-releases': ['`vsc releases`', releasesView(releasesSample)],
  'terminal-releases-verified': [
    '`vsc releases verify`, of a damaged ledger',
    verifiedView(damagedLedgerSample),
  ],
  'terminal-release': [
    '`vsc releases show 13`, a roll back',
    releaseView({ ...heldDetailsSample, latest: true }),
  ],
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
    text: renderReport(scoreSample, scoreContext, scoreLook),
  },
];
