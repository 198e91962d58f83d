import { asking, type GitHub } from '../client.ts';

/** Where the head of a pull request is, as the event of a run says. */
export interface PullHead {
  /** `owner/name` of the repository that holds the branch: a fork's, or the repository itself. */
  readonly repository: string;
  readonly branch: string;
  readonly sha: string;
}

/**
 * The open pull request for the default branch whose head is exactly this commit; undefined if there is none
 * any more, as after another push. A run's event does not name the pull request of a fork, and what a run
 * leaves behind could name any. One head can ask for several branches, each of which merges something else.
 *
 * @throws UserError if GitHub refuses.
 */
export async function pullOf(
  { api, place }: GitHub,
  { repository, branch, sha }: PullHead,
): Promise<number | undefined> {
  const owner = repository.split('/')[0];
  const pulls = await asking('look for the pull request', () =>
    api.paginate('GET /repos/{owner}/{repo}/pulls', {
      ...place,
      state: 'open',
      head: `${owner}:${branch}`,
      per_page: 100,
    }),
  );
  return pulls.find(
    ({ head, base }) =>
      head.sha === sha &&
      head.repo?.full_name === repository &&
      base.ref === base.repo.default_branch,
  )?.number;
}
