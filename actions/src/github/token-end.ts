import { SurroundingsError, UserError } from '../errors.ts';
import { connectGitHub } from './client.ts';

/**
 * When the token in GITHUB_TOKEN ends, by the header that GitHub adds to its answers (its page "Getting started
 * with the REST API"); undefined if it does not expire, or is that of a job.
 *
 * @throws UserError if GitHub takes it no more, SurroundingsError if GitHub does not answer.
 */
export async function tokenEnd(
  env: Readonly<Record<string, string | undefined>>,
): Promise<Date | undefined> {
  const { api, place } = connectGitHub(env);
  // A token that may not see the repository is answered 404 or 403, with the header all the same.
  const { status, headers } = await api
    .request('GET /repos/{owner}/{repo}', place)
    .catch((error: { status?: number; response?: { headers: object } }) => ({
      status: error.status ?? 500,
      headers: error.response?.headers ?? {},
    }));
  if (status === 401) {
    throw new UserError('GitHub no longer accepts the token', { next: 'make another token' });
  }
  if (status >= 500 || status === 429) {
    throw new SurroundingsError(`GitHub does not answer (${status})`, {
      next: 'run the job again',
    });
  }
  const text = (headers as Record<string, unknown>)['github-authentication-token-expiration'];
  return typeof text === 'string' ? dateOf(text) : undefined;
}

/** `2026-12-01 09:30:00 UTC`, or with an offset such as `+0100`. */
function dateOf(text: string): Date {
  const [, day, time, zone] =
    /^(\d{4}-\d\d-\d\d) (\d\d:\d\d:\d\d) (UTC|[+-]\d{4})$/.exec(text) ?? [];
  const date = new Date(`${day}T${time}${zone === 'UTC' ? 'Z' : zone}`);
  if (!Number.isNaN(date.getTime())) return date;
  throw new SurroundingsError(`GitHub says ${JSON.stringify(text)} as the end of the token`, {
    next: 'look at it: Settings, Developer settings',
  });
}
