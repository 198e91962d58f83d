import { readFile } from 'node:fs/promises';
import { UserError } from '../errors.ts';

/** A run of another workflow that has ended, from the event of `on: workflow_run`. */
export interface EndedRun {
  readonly head: { readonly repository: string; readonly branch: string; readonly sha: string };
  readonly conclusion: string;
  readonly url: string;
}

/**
 * Reads the event that GitHub wrote for this run.
 *
 * @throws UserError for any other event.
 */
export async function endedRun(
  env: Readonly<Record<string, string | undefined>>,
): Promise<EndedRun> {
  const file = env['GITHUB_EVENT_PATH'];
  const event = file === undefined ? {} : (JSON.parse(await readFile(file, 'utf8')) as object);
  const run = (event as { workflow_run?: Record<string, unknown> }).workflow_run;
  const repository = (run?.['head_repository'] as { full_name?: unknown } | undefined)?.full_name;
  const [branch, sha, conclusion, url] = ['head_branch', 'head_sha', 'conclusion', 'html_url'].map(
    (name) => run?.[name],
  );
  if (![repository, branch, sha, conclusion, url].every((text) => typeof text === 'string')) {
    throw new UserError('this action is for workflows that start on: workflow_run', {
      next: 'see .github/workflows/comment.yml',
    });
  }
  return {
    head: { repository: String(repository), branch: String(branch), sha: String(sha) },
    conclusion: String(conclusion),
    url: String(url),
  };
}

/** Address of the run that this step belongs to; undefined outside of GitHub Actions. */
export function ownRunUrl(env: Readonly<Record<string, string | undefined>>): string | undefined {
  const { GITHUB_SERVER_URL, GITHUB_REPOSITORY, GITHUB_RUN_ID } = env;
  if (GITHUB_RUN_ID === undefined) return undefined;
  return `${GITHUB_SERVER_URL}/${GITHUB_REPOSITORY}/actions/runs/${GITHUB_RUN_ID}`;
}

/**
 * The branch of the run, and its commit.
 *
 * @throws UserError where the run is for a tag or a pull request.
 */
export function ownBranch(env: Readonly<Record<string, string | undefined>>): {
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
