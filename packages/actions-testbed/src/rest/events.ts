/** The payloads of events, from what the store holds. */
import type { RunOptions, RunResult } from '../runner/types.ts';
import { headCommit, shownRun, shownWorkflow } from './shapes/actions.ts';
import { checkedEvent } from './description/event-schema.ts';
import { shownPull } from './resources/pulls.ts';
import { links, repository, user } from './shapes/parts.ts';
import type { Store, WorkflowRun } from './store.ts';
import { shownComment, shownIssue } from './shapes/talk.ts';

/** A `pull_request` event for a pull request in the store; if it was pushed to, it names the previous commit. */
export async function pullRequestEvent(store: Store, number: number, action = 'opened') {
  const pull = store.pull(number);
  const shown = await shownPull(store, pull);
  return checkedEvent('pull_request', {
    action,
    number,
    pull_request: shown,
    ...(action === 'synchronize' && {
      before: await store.commit(`${shown.head.sha}~`),
      after: shown.head.sha,
    }),
    ...about(store, pull.user),
  });
}

/** A `push` event: somebody pushed the newest commit of a branch. */
export async function pushEvent(store: Store, branch = 'main', login = 'octocat') {
  const after = await store.commit(branch);
  const before = await store.commit(`${after}~`).catch(() => NO_COMMIT);
  const commit = await pushedCommit(store, after);
  const pusher = { name: login, email: null };
  const compare = `https://github.com/${store.name}/compare/${before}...${after}`;
  const kind = { created: before === NO_COMMIT, deleted: false, forced: false, base_ref: null };
  return checkedEvent('push', {
    ref: `refs/heads/${branch}`,
    before,
    after,
    ...kind,
    compare,
    commits: [commit],
    head_commit: commit,
    pusher,
    ...about(store, login),
  });
}

const NO_COMMIT = '0'.repeat(40);

async function pushedCommit(store: Store, id: string) {
  const url = `https://github.com/${store.name}/commit/${id}`;
  return { ...(await headCommit(store, id)), url, distinct: true };
}

/** A `workflow_dispatch` event: somebody starts a workflow file on a branch, with these inputs. */
export function dispatchEvent(
  store: Store,
  workflow: string,
  inputs: Readonly<Record<string, unknown>> = {},
  { branch = 'main', login = 'octocat' } = {},
) {
  const payload = { inputs, ref: `refs/heads/${branch}`, workflow, ...about(store, login) };
  return checkedEvent('workflow_dispatch', payload);
}

/** What every event has: the repository, and who caused it. */
function about(store: Store, login: string) {
  return { repository: repository(store, store.name), sender: user(store, login) };
}

/** An `issues` event for an issue in the store: `opened` or `edited`. */
export function issueEvent(store: Store, number: number, action = 'opened') {
  const issue = store.issue(number);
  const changes = action === 'edited' ? { changes: { body: { from: '' } } } : {};
  const shown = { ...shownIssue(store, issue), ...webhookIssue(store, number) };
  return checkedEvent('issues', { action, issue: shown, ...changes, ...about(store, issue.user) });
}

/** The `issue_comment` event for a new comment on an issue, or on a pull request, which GitHub shows as one. */
export function issueCommentEvent(store: Store, id: number) {
  const comment = store.comment(id);
  const pull = store.pulls.get(comment.issue);
  const issue =
    pull === undefined
      ? shownIssue(store, store.issue(comment.issue))
      : {
          ...shownIssue(store, {
            body: '',
            state: 'open',
            ...pull,
            labels: [...(pull.labels ?? [])],
          }),
          pull_request: links(`${store.url}/repos/${store.name}/pulls/${pull.number}`, []),
        };
  return checkedEvent('issue_comment', {
    action: 'created',
    issue: { ...issue, ...webhookIssue(store, comment.issue) },
    comment: {
      ...shownComment(store, comment),
      performed_via_github_app: null,
      reactions: reactions(`${store.url}/repos/${store.name}/issues/comments/${id}`),
    },
    ...about(store, comment.user),
  });
}

/** Fields that webhooks have in addition. */
function webhookIssue(store: Store, number: number) {
  const address = `${store.url}/repos/${store.name}/issues/${number}`;
  return {
    active_lock_reason: null,
    performed_via_github_app: null,
    reactions: reactions(address),
  };
}

function reactions(address: string) {
  const kinds = ['+1', '-1', 'laugh', 'confused', 'heart', 'hooray', 'eyes', 'rocket'];
  const none = Object.fromEntries(kinds.map((kind) => [kind, 0]));
  return { url: `${address}/reactions`, total_count: 0, ...none };
}

/**
 * The `merge_group` event of a merge queue: it asks for checks of a group's newest commit, which was made
 * on top of `base`. Its run has the group's branch as `ref` and that commit as `sha`.
 *
 * @param branch the group's branch, such as `gh-readonly-queue/main/pr-7-<base>`
 */
export async function mergeGroupEvent(store: Store, branch: string, base: string) {
  const head = await store.commit(branch);
  return checkedEvent('merge_group', {
    action: 'checks_requested',
    merge_group: {
      head_sha: head,
      head_ref: `refs/heads/${branch}`,
      base_sha: await store.commit(base),
      base_ref: `refs/heads/${branch.split('/').slice(1, -1).join('/')}`,
      head_commit: await headCommit(store, head),
    },
    ...about(store, 'github-merge-queue[bot]'),
  });
}

/**
 * Keeps a finished run and its jobs, as GitHub does: the API then knows it by the `run_id` of its options;
 * a later attempt replaces an earlier one. Its artifacts are already in the store, where the artifact
 * service put them.
 */
export async function recordRun(
  store: Store,
  { event, github = {}, workflow }: RunOptions,
  result: RunResult,
): Promise<WorkflowRun> {
  const pull = event.payload['pull_request'] as Awaited<ReturnType<typeof shownPull>> | undefined;
  const { run_id: id = '1', run_attempt: attempt = '1', actor = 'octocat' } = github;
  const { ref = 'refs/heads/main' } = github;
  const run: WorkflowRun = {
    id: Number(id),
    attempt: Number(attempt),
    name: result.name,
    path: workflow,
    event: event.name,
    conclusion: result.conclusion,
    branch: pull?.head.ref ?? String(ref).replace('refs/heads/', ''),
    sha: pull?.head.sha ?? (await store.commit(String(github['sha'] ?? ref))),
    repository: pull === undefined ? store.name : (pull.head.repo?.full_name ?? null),
    ...(pull !== undefined && { pull: pull.number }),
    actor: String(actor),
    jobs: result.jobs.map(({ name, result: conclusion, steps }) => {
      return { id: store.nextNumber(), name, conclusion, steps };
    }),
  };
  const before = store.runs.findIndex((one) => one.id === run.id);
  if (before >= 0) store.runs.splice(before, 1);
  store.runs.push(run);
  return run;
}

/** The `workflow_run` event that a run causes when it ends. */
export async function workflowRunEvent(store: Store, run: WorkflowRun) {
  const shown = await shownRun(store, run);
  return checkedEvent('workflow_run', {
    action: 'completed',
    workflow_run: shown,
    workflow: shownWorkflow(store, run),
    ...about(store, run.actor),
  });
}
