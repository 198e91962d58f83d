import { changedFiles } from './resources/changed-files.ts';
import { shownArtifact, shownJob, shownRun } from './shapes/actions.ts';
import { addAttestation, listAttestations } from './resources/attestations.ts';
import { addCheck, changeCheck, listChecks } from './resources/checks.ts';
import {
  addComment,
  addIssue,
  addLabels,
  bodyOf,
  changeIssue,
  listIssues,
} from './resources/issues.ts';
import {
  addCommit,
  addRef,
  addTree,
  listRefs,
  moveRef,
  showBlob,
  showCommit,
  showContent,
  showRef,
  showTree,
} from './resources/git-objects.ts';
import { notFound } from './problem.ts';
import {
  addPull,
  changePull,
  compared,
  listPulls,
  pullsOfCommit,
  shownFile,
  shownPull,
} from './resources/pulls.ts';
import { listVersions, removeVersion } from './resources/packages.ts';
import { addRelease, showRelease } from './resources/releases.ts';
import { type Call, read, type Route, write } from './route.ts';
import {
  addBranchPolicy,
  addRuleset,
  addStatus,
  addVariable,
  dispatchWorkflow,
  listBranchPolicies,
  listRules,
  putEnvironment,
  showEnvironment,
  showWorkflow,
} from './resources/settings.ts';
import { fullRepository } from './shapes/parts.ts';
import { shownComment, shownIssue } from './shapes/talk.ts';

const TALK = ['issues', 'pull_requests'];
const VERSIONS = '/packages/{package_type}/{package_name}/versions';

/**
 * The requests that this server answers; all others get 404. The permissions that a token needs are from
 * GitHub's page "Permissions required for GitHub Apps".
 */
export const ROUTES: readonly Route[] = [
  read('', ['metadata'], ({ store }) => fullRepository(store)),
  read('/pulls', ['pull_requests'], listPulls),
  write(['POST', '/pulls'], ['pull_requests'], addPull, 201),
  write(['PATCH', '/pulls/{pull_number}'], ['pull_requests'], changePull),
  read('/pulls/{pull_number}', ['pull_requests'], ({ store, ...call }) => {
    const number = first({ store, ...call });
    return shownPull(store, store.pull(number), store.isMerging(number));
  }),
  read('/pulls/{pull_number}/files', ['pull_requests'], async (call) => {
    const { base, head } = call.store.pull(first(call));
    const files = await changedFiles(call.store.folder, base, head);
    return files.map((file) => shownFile(call.store, file));
  }),
  read('/commits/{commit_sha}/pulls', ['pull_requests'], pullsOfCommit),
  read('/compare/{basehead}', ['contents'], compared),
  read('/contents/{path}', ['contents'], showContent),
  read('/git/ref/{ref}', ['contents'], showRef),
  read('/git/matching-refs/{ref}', ['contents'], listRefs),
  read('/git/commits/{commit_sha}', ['contents'], showCommit),
  read('/git/trees/{tree_sha}', ['contents'], showTree),
  read('/git/blobs/{file_sha}', ['contents'], showBlob),
  write(['POST', '/git/trees'], ['contents'], addTree, 201),
  write(['POST', '/git/commits'], ['contents'], addCommit, 201),
  write(['POST', '/git/refs'], ['contents'], addRef, 201),
  write(['PATCH', '/git/refs/{ref}'], ['contents'], moveRef),
  read('/issues/{issue_number}/comments', TALK, (call) =>
    call.store.comments
      .filter(({ issue }) => issue === first(call))
      .map((comment) => shownComment(call.store, comment)),
  ),
  write(['POST', '/issues/{issue_number}/comments'], TALK, addComment, 201),
  read('/issues/comments/{comment_id}', TALK, (call) =>
    shownComment(call.store, call.store.comment(first(call))),
  ),
  write(['PATCH', '/issues/comments/{comment_id}'], TALK, (call) => {
    const comment = call.store.comment(first(call));
    comment.body = bodyOf(call, 'IssueComment');
    comment.updated_at = new Date().toISOString();
    return shownComment(call.store, comment);
  }),
  write(
    ['DELETE', '/issues/comments/{comment_id}'],
    TALK,
    (call) => {
      const { comments } = call.store;
      comments.splice(comments.indexOf(call.store.comment(first(call))), 1);
    },
    204,
  ),
  read('/issues', ['issues'], listIssues),
  write(['POST', '/issues'], ['issues'], addIssue, 201),
  read('/issues/{issue_number}', ['issues'], (call) =>
    shownIssue(call.store, call.store.issue(first(call))),
  ),
  write(['PATCH', '/issues/{issue_number}'], ['issues'], changeIssue),
  write(['POST', '/issues/{issue_number}/labels'], TALK, addLabels),
  write(['POST', '/attestations'], ['attestations'], addAttestation, 201),
  read('/attestations/{subject_digest}', ['attestations'], listAttestations),
  read('/commits/{ref}/check-runs', ['checks'], listChecks, 'check_runs'),
  read('/releases/tags/{tag}', ['contents'], showRelease),
  write(['POST', '/releases'], ['contents'], addRelease, 201),
  write(['POST', '/check-runs'], ['checks'], addCheck, 201),
  write(['PATCH', '/check-runs/{check_run_id}'], ['checks'], changeCheck),
  write(['POST', '/statuses/{sha}'], ['statuses'], addStatus, 201),
  read('/environments/{environment_name}', ['actions'], showEnvironment),
  read(
    '/environments/{environment_name}/deployment-branch-policies',
    ['actions'],
    listBranchPolicies,
    'branch_policies',
  ),
  write(['PUT', '/environments/{environment_name}'], ['administration'], putEnvironment),
  write(
    ['POST', '/environments/{environment_name}/deployment-branch-policies'],
    ['administration'],
    addBranchPolicy,
  ),
  write(['POST', '/rulesets'], ['administration'], addRuleset, 201),
  write(['POST', '/actions/variables'], ['actions_variables'], addVariable, 201),
  read('/rules/branches/{branch}', ['metadata'], listRules),
  read('/actions/workflows/{workflow_id}', ['actions'], showWorkflow),
  write(
    ['POST', '/actions/workflows/{workflow_id}/dispatches'],
    ['actions'],
    dispatchWorkflow,
    204,
  ),
  read('/actions/runs/{run_id}', ['actions'], (call) =>
    shownRun(call.store, call.store.run(first(call))),
  ),
  read(
    '/actions/runs/{run_id}/jobs',
    ['actions'],
    (call) => {
      const run = call.store.run(first(call));
      return run.jobs.map((job) => shownJob(call.store, run, job));
    },
    'jobs',
  ),
  read(
    '/actions/runs/{run_id}/artifacts',
    ['actions'],
    (call) => {
      const name = call.url.searchParams.get('name');
      return call.store.artifacts
        .ofRun(String(call.store.run(first(call)).id))
        .filter((artifact) => name === null || artifact.name === name)
        .map((artifact) => shownArtifact(call.store, artifact));
    },
    'artifacts',
  ),
  {
    method: 'GET',
    path: '/actions/artifacts/{artifact_id}/{archive_format}',
    needs: ['actions'],
    level: 'login',
    status: 302,
    run: (call) => {
      const artifact = call.store.artifacts.find(first(call));
      if (artifact === undefined || call.parameters[1] !== 'zip') throw notFound();
      return call.store.zipUrl(artifact.id);
    },
  },
  ...(['/orgs/{org}', '/users/{username}'] as const).flatMap((root): Route[] => [
    {
      ...read(VERSIONS, ['packages'], (call) => listVersions(call, root)),
      level: 'login',
      root,
    },
    {
      ...write(
        ['DELETE', `${VERSIONS}/{package_version_id}`],
        ['packages'],
        (call) => removeVersion(call, root),
        204,
      ),
      root,
    },
  ]),
];

/** The number that the path's first placeholder stands for. */
function first({ parameters: [number] }: Call): number {
  return Number(number);
}
