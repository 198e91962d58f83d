/** The payloads of events, from what the store holds. */
import type { RunOptions, RunResult } from '../runner/types.ts';
import { headCommit, shownRun } from './actions-shapes.ts';
import { shownPull } from './pulls.ts';
import { repository, user } from './shapes.ts';
import type { Store, WorkflowRun } from './store.ts';

/** A `pull_request` event of a pull request in the store. */
export async function pullRequestEvent(store: Store, number: number, action = 'opened') {
  const pull = store.pull(number);
  return {
    name: 'pull_request',
    payload: {
      action,
      number,
      pull_request: await shownPull(store, pull),
      repository: repository(store, store.name),
      sender: user(store, pull.user),
    },
  };
}

/**
 * The `merge_group` event of a merge queue: it wants checks of a group's newest commit, which was made on
 * top of `base`. A run of it has the branch as `ref` and its commit as `sha`.
 *
 * @param branch of the group, such as `gh-readonly-queue/main/pr-7-<base>`
 */
export async function mergeGroupEvent(store: Store, branch: string, base: string) {
  const head = await store.commit(branch);
  return {
    name: 'merge_group',
    payload: {
      action: 'checks_requested',
      merge_group: {
        head_sha: head,
        head_ref: `refs/heads/${branch}`,
        base_sha: await store.commit(base),
        base_ref: `refs/heads/${branch.split('/').slice(1, -1).join('/')}`,
        head_commit: await headCommit(store, head),
      },
      repository: repository(store, store.name),
      sender: user(store, 'github-merge-queue[bot]'),
    },
  };
}

/**
 * Keeps a run that has ended, with its jobs, as GitHub does: the API answers for it, under the
 * `run_id` of its options; a later attempt takes the place of an earlier one. Its artifacts are in the
 * store already, where the artifact service put them.
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

/** The `workflow_run` event that a run causes when it has ended. */
export async function workflowRunEvent(store: Store, run: WorkflowRun) {
  const shown = await shownRun(store, run);
  return {
    name: 'workflow_run',
    payload: {
      action: 'completed',
      workflow_run: shown,
      workflow: { id: shown.workflow_id, name: run.name, path: run.path },
      repository: repository(store, store.name),
      sender: user(store, run.actor),
    },
  };
}
