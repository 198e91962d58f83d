import { Octokit } from '@octokit/core';
import { paginateRest } from '@octokit/plugin-paginate-rest';
import { retry } from '@octokit/plugin-retry';
import { SurroundingsError, UserError } from '../errors.ts';

const Client = Octokit.plugin(paginateRest, retry);

/** GitHub's REST API, for one repository. */
export interface GitHub {
  readonly api: InstanceType<typeof Client>;
  /** What every route needs: `{ owner, repo }`. */
  readonly place: { readonly owner: string; readonly repo: string };
}

/** An answer takes a second or two; a job that hangs on GitHub would cost its whole time-out. */
const REPLY_DEADLINE_MS = 20_000;
const bounded: typeof fetch = (input, init) =>
  fetch(input, { ...init, signal: AbortSignal.timeout(REPLY_DEADLINE_MS) });

/**
 * The API as a workflow run names it: GITHUB_TOKEN, GITHUB_REPOSITORY and GITHUB_API_URL. Requests
 * that fail with a fault of the server are tried again, three times.
 *
 * @throws UserError if one of them is missing.
 */
export function connectGitHub(env: Env): GitHub {
  const { token, owner, repo } = repositoryOf(env);
  const { GITHUB_API_URL: url } = env;
  const api = new Client({
    auth: token,
    ...(url && { baseUrl: url }),
    request: { fetch: bounded },
    log: { debug() {}, info() {}, warn() {}, error() {} },
  });
  return { api, place: { owner, repo } };
}

type Env = Readonly<Record<string, string | undefined>>;

/**
 * The repository of a workflow run, and the token for it.
 *
 * @throws UserError if one of them is missing.
 */
export function repositoryOf(env: Env): { token: string; owner: string; repo: string } {
  const { GITHUB_TOKEN: token, GITHUB_REPOSITORY: repository = '' } = env;
  const [owner, repo] = repository.split('/');
  if (token && owner && repo) return { token, owner, repo };
  throw new UserError('GITHUB_TOKEN and GITHUB_REPOSITORY are needed', {
    next: 'set both; a workflow only needs env: GITHUB_TOKEN: ${{ github.token }}',
  });
}

/**
 * Does something with GitHub, which `doing` names (`comment on the pull request`).
 *
 * @throws UserError if GitHub refuses, SurroundingsError if it fails or does not answer.
 */
export async function asking<T>(doing: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    const { status, message } = error as { status?: unknown; message?: unknown };
    if (typeof status !== 'number') throw error;
    const told = `GitHub does not let us ${doing}: ${String(message)} (${status})`;
    // What breaks off or gets no answer counts as 500 there.
    if (status >= 500 || status === 429) {
      throw new SurroundingsError(told, { next: 'run the job again', cause: error });
    }
    const next = status === 403 ? 'give the job the permission that it needs' : 'run the job again';
    throw new UserError(told, { next, cause: error });
  }
}

/** The answer to a request, or undefined if there is no such thing (404). */
export async function unlessMissing<T>(request: Promise<T>): Promise<T | undefined> {
  try {
    return await request;
  } catch (error) {
    if ((error as { status?: unknown }).status === 404) return undefined;
    throw error;
  }
}
