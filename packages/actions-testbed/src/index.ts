/** GitHub on loopback: everything a test needs to really run workflows and actions. README.md shows how. */

// Runs workflow files, or a single action.
export { runWorkflow } from './runner/workflow.ts';
export { ConcurrencyGroups } from './runner/plan/concurrency-groups.ts';
export { type ActionRun, runAction } from './runner/steps/run-action.ts';
export { starts, type TriggerEvent } from './runner/plan/trigger.ts';
export { JobLog } from './runner/log.ts';
export {
  CannotRun,
  type JobResult,
  type Result,
  type RunOptions,
  type RunResult,
  type StepResult,
} from './runner/types.ts';

// GitHub's REST API for a git repository.
export { callApi, type Reply } from './rest/call-api.ts';
export {
  dispatchEvent,
  issueCommentEvent,
  issueEvent,
  mergeGroupEvent,
  pullRequestEvent,
  pushEvent,
  recordRun,
  workflowRunEvent,
} from './rest/events.ts';
export { type Fault, secondaryRateLimit } from './rest/faults.ts';
export { type RestServer, startRestServer } from './rest/server.ts';
export type { PullRequest, Store, WorkflowRun } from './rest/store.ts';

// GitHub's identity tokens for jobs.
export { type IdentityService, ISSUER, startIdentityService } from './identity/server.ts';

// The cache and artifact service.
export { OUTAGES, type ResultsService, startResultsService } from './results/server.ts';

// Artifacts as zips, and git repositories.
export { ArtifactStore } from './artifacts/store.ts';
export { type Member, zipOf } from './artifacts/zip.ts';
export { type GitRepository, gitRepository } from './git-repository.ts';
