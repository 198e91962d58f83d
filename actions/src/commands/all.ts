import type { Command } from '../declaration/command.ts';
import attestImage from './images/attest-image/command.ts';
import build from './images/build/command.ts';
import interactContainer from './images/interact-container/command.ts';
import preflight from './images/preflight/command.ts';
import promoteImages from './images/promote-images/command.ts';
import liftHold from './images/lift-hold/command.ts';
import pruneImages from './images/prune-images/command.ts';
import publishImage from './images/publish-image/command.ts';
import publishNotes from './images/publish-notes/command.ts';
import pull from './images/pull/command.ts';
import releaseActions from './images/release-actions/command.ts';
import releases from './images/releases/command.ts';
import reportIssue from './images/report-issue/command.ts';
import rollback from './images/rollback/command.ts';
import smokeTest from './images/smoke-test/command.ts';
import testContainer from './images/test-container/command.ts';
import testImage from './images/test-image/command.ts';
import clean from './machine/clean/command.ts';
import doctor from './machine/doctor/command.ts';
import fetch from './machine/fetch/command.ts';
import prepareRunner from './machine/prepare-runner/command.ts';
import settings from './machine/settings/command.ts';
import setup from './machine/setup/command.ts';
import affected from './request/affected/command.ts';
import answerRequest from './request/answer-request/command.ts';
import commentReport from './request/comment-report/command.ts';
import downloadReports from './request/download-reports/command.ts';
import editRequest from './request/edit-request/command.ts';
import lock from './request/lock/command.ts';
import preview from './request/preview/command.ts';
import proposeChanges from './request/propose-changes/command.ts';
import uploadReports from './request/upload-reports/command.ts';
import validate from './request/validate/command.ts';
import cache from './submission/cache/command.ts';
import dataSubset from './submission/data-subset/command.ts';
import embed from './submission/embed/command.ts';
import packQuickstart from './submission/pack-quickstart/command.ts';
import packSubmission from './submission/pack-submission/command.ts';
import quickstart from './submission/quickstart/command.ts';
import rank from './submission/rank/command.ts';
import runs from './submission/runs/command.ts';
import sampleData from './submission/sample-data/command.ts';
import score from './submission/score/command.ts';
import trySubmission from './submission/try/command.ts';
import testSubmission from './submission/test-submission/command.ts';

/** All commands, in the order of the help: by group, and as one uses them. */
export const COMMANDS: readonly Command[] = [
  setup,
  settings,
  doctor,
  fetch,
  prepareRunner,
  clean,

  quickstart,
  sampleData,
  dataSubset,
  packQuickstart,
  embed,
  cache,
  packSubmission,
  testSubmission,
  trySubmission,
  rank,
  score,
  runs,

  validate,
  preview,
  affected,
  lock,
  uploadReports,
  downloadReports,
  commentReport,
  proposeChanges,
  editRequest,
  answerRequest,

  build,
  testImage,
  smokeTest,
  pull,
  testContainer,
  interactContainer,
  preflight,
  publishImage,
  publishNotes,
  attestImage,
  promoteImages,
  releases,
  rollback,
  liftHold,
  pruneImages,
  reportIssue,
  releaseActions,
];
