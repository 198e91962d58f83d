import type { Artifact } from '../../artifacts/store.ts';
import { BIRTH, idOf, links, liteRepository, nodeId, user } from './parts.ts';
import type { Store, WorkflowJob, WorkflowRun } from '../store.ts';

const runUrl = (store: Store, id: number) => `${store.url}/repos/${store.name}/actions/runs/${id}`;
const runPage = (store: Store, id: number) => `https://github.com/${store.name}/actions/runs/${id}`;
const RUN_LINKS = ['jobs', 'logs', 'check_suite', 'cancel', 'rerun', 'artifacts', 'workflow'];

/**
 * A run of a workflow as GitHub shows it, and as a `workflow_run` event carries it. It does not list pull
 * requests from forks.
 */
export async function shownRun(store: Store, run: WorkflowRun) {
  const { sha: head } = run;
  const commit = await headCommit(store, head);
  const pull = run.pull === undefined ? undefined : store.pull(run.pull);
  return {
    id: run.id,
    node_id: nodeId('WorkflowRun', run.id),
    name: run.name,
    display_title: pull?.title ?? commit.message,
    path: run.path,
    event: run.event,
    status: 'completed',
    conclusion: run.conclusion,
    run_number: 1,
    run_attempt: run.attempt,
    workflow_id: idOf(run.path),
    check_suite_id: idOf(head),
    check_suite_node_id: nodeId('CheckSuite', head),
    previous_attempt_url:
      run.attempt > 1 ? `${runUrl(store, run.id)}/attempts/${run.attempt - 1}` : null,
    head_branch: run.branch,
    head_sha: head,
    head_commit: commit,
    head_repository: run.repository === null ? null : liteRepository(store, run.repository),
    repository: liteRepository(store, store.name),
    actor: user(store, run.actor),
    triggering_actor: user(store, run.actor),
    pull_requests:
      pull === undefined || run.repository !== store.name
        ? []
        : [
            {
              id: idOf(`${pull.number}`),
              number: pull.number,
              url: `${store.url}/repos/${store.name}/pulls/${pull.number}`,
              head: await minimalSide(store, pull.head),
              base: await minimalSide(store, pull.base),
            },
          ],
    url: runUrl(store, run.id),
    html_url: runPage(store, run.id),
    ...links(runUrl(store, run.id), RUN_LINKS),
    created_at: BIRTH,
    updated_at: BIRTH,
    run_started_at: BIRTH,
  };
}

/** A commit as events and runs show it. */
export async function headCommit(store: Store, id: string) {
  const [message = '', tree] = (await store.git('log', '-1', '--format=%s%n%T', id)).split('\n');
  const nobody = { name: 'Test', email: 'test@example.org' };
  const who = { author: nobody, committer: nobody };
  return { id, tree_id: tree, message, timestamp: BIRTH, ...who };
}

async function minimalSide(store: Store, ref: string) {
  const { id, url, name } = liteRepository(store, store.name);
  return { ref, sha: await store.commit(ref), repo: { id, url, name } };
}

/** A workflow: its file on main, and its name. */
export function shownWorkflow(store: Store, { path, name }: Pick<WorkflowRun, 'path' | 'name'>) {
  const file = path.split('/').at(-1) ?? '';
  return {
    id: idOf(path),
    node_id: nodeId('Workflow', path),
    name,
    path,
    state: store.disabledWorkflows.has(file) ? 'disabled_inactivity' : 'active',
    created_at: BIRTH,
    updated_at: BIRTH,
    url: `${store.url}/repos/${store.name}/actions/workflows/${idOf(path)}`,
    html_url: `https://github.com/${store.name}/blob/main/${path}`,
    badge_url: `https://github.com/${store.name}/workflows/${file}/badge.svg`,
  };
}

/** A job of a run, with its steps. */
export function shownJob(store: Store, run: WorkflowRun, job: WorkflowJob) {
  const time = { started_at: BIRTH, completed_at: BIRTH };
  return {
    id: job.id,
    node_id: nodeId('CheckRun', job.id),
    run_id: run.id,
    run_url: runUrl(store, run.id),
    run_attempt: run.attempt,
    workflow_name: run.name,
    name: job.name,
    status: 'completed',
    conclusion: job.conclusion,
    head_branch: run.branch,
    head_sha: run.sha,
    labels: ['ubuntu-24.04'],
    runner_id: 1,
    runner_name: 'test',
    runner_group_id: 0,
    runner_group_name: 'test',
    steps: job.steps.map(({ name, conclusion }, index) => {
      return { name, status: 'completed', conclusion, number: index + 1, ...time };
    }),
    url: `${store.url}/repos/${store.name}/actions/jobs/${job.id}`,
    html_url: `${runPage(store, run.id)}/job/${job.id}`,
    check_run_url: `${store.url}/repos/${store.name}/check-runs/${job.id}`,
    created_at: BIRTH,
    ...time,
  };
}

export function shownArtifact(store: Store, { id, run, name, zip, digest, created }: Artifact) {
  const address = `${store.url}/repos/${store.name}/actions/artifacts/${id}`;
  return {
    id,
    node_id: nodeId('Artifact', id),
    name,
    size_in_bytes: zip.length,
    url: address,
    archive_download_url: `${address}/zip`,
    expired: false,
    digest,
    created_at: created,
    updated_at: created,
    expires_at: created,
    workflow_run: { id: Number(run) },
  };
}
