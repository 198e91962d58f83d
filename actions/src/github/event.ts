import { readFile } from 'node:fs/promises';
import { UserError } from '../errors.ts';

type Env = Readonly<Record<string, string | undefined>>;

/** A run of another workflow that has ended, from the event of `on: workflow_run`. */
export interface EndedRun {
  /** Undefined if the fork that it came from is gone. */
  readonly head:
    { readonly repository: string; readonly branch: string; readonly sha: string } | undefined;
  readonly conclusion: string;
  readonly url: string;
  /** Of its workflow's file, such as `.github/workflows/ci.yml`. */
  readonly workflow: string;
}

/**
 * Reads the event that GitHub wrote for this run.
 *
 * @throws UserError for any other event.
 */
export async function endedRun(env: Env): Promise<EndedRun> {
  const run = (await readEvent(env)).workflow_run;
  const head = run?.['head_repository'] as { full_name?: unknown } | null | undefined;
  const repository = head?.full_name;
  const [branch, sha, conclusion, url, path] = [
    'head_branch',
    'head_sha',
    'conclusion',
    'html_url',
    'path',
  ].map((name) => run?.[name]);
  const known = [branch, sha, conclusion, url, path, ...(head === null ? [] : [repository])];
  if (!known.every((text) => typeof text === 'string')) {
    throw new UserError('this action is for workflows that start on: workflow_run', {
      next: 'see .github/workflows/comment.yml',
    });
  }
  return {
    head:
      head === null
        ? undefined
        : { repository: String(repository), branch: String(branch), sha: String(sha) },
    conclusion: String(conclusion),
    url: String(url),
    workflow: workflowFile(String(path)),
  };
}

/** GitHub's description shows a branch after it, `ci.yml@main`; a file's own name may hold an @ as well. */
function workflowFile(path: string): string {
  return /\.ya?ml$/.test(path) ? path : path.replace(/(\.ya?ml)@.*$/, '$1');
}

/** The id of the run that started this one by its end (`on: workflow_run`); undefined if none did. */
export async function startingRun(env: Env): Promise<string | undefined> {
  const id = (await readEvent(env)).workflow_run?.['id'];
  return typeof id === 'number' ? String(id) : undefined;
}

interface Event {
  readonly workflow_run?: Readonly<Record<string, unknown>>;
}

/** The payload that GitHub wrote for this run; empty without one. */
export async function readEvent({ GITHUB_EVENT_PATH: file }: Env): Promise<Event> {
  return file === undefined ? {} : (JSON.parse(await readFile(file, 'utf8')) as Event);
}

/** Address of the run that this step belongs to; undefined outside of GitHub Actions. */
export function ownRunUrl(env: Env): string | undefined {
  const { GITHUB_SERVER_URL, GITHUB_REPOSITORY, GITHUB_RUN_ID } = env;
  if (GITHUB_RUN_ID === undefined) return undefined;
  return `${GITHUB_SERVER_URL}/${GITHUB_REPOSITORY}/actions/runs/${GITHUB_RUN_ID}`;
}

/**
 * The branch of the run, and its commit.
 *
 * @throws UserError if the run is for a tag or a pull request.
 */
export function ownBranch(env: Env): {
  branch: string;
  sha: string;
} {
  const { GITHUB_REF: ref = '', GITHUB_SHA: sha = '' } = env;
  const branch = /^refs\/heads\/(.+)$/.exec(ref)?.[1];
  if (branch !== undefined && sha !== '') return { branch, sha };
  throw new UserError('this action is for workflows that run on a branch', {
    next: 'run the workflow on main',
  });
}
