import { UserError } from '../../errors.ts';
import { asking, type GitHub } from '../client.ts';

/** Where the head of a pull request is now. */
export interface PullBranch {
  readonly sha: string;
  readonly branch: string;
  /** Whether the branch is in this repository, where a workflow may write. */
  readonly own: boolean;
}

/**
 * The head of an open pull request.
 *
 * @throws UserError if it is closed, or GitHub refuses.
 */
export async function pullBranch({ api, place }: GitHub, number: number): Promise<PullBranch> {
  const at = { ...place, pull_number: number };
  const { data } = await asking('look at the pull request (pull-requests: read)', () =>
    api.request('GET /repos/{owner}/{repo}/pulls/{pull_number}', at),
  );
  if (data.state !== 'open') {
    throw new UserError(`pull request #${number} is closed`, { next: 'reopen it first' });
  }
  const { sha, ref: branch, repo } = data.head;
  return { sha, branch, own: repo?.full_name === `${place.owner}/${place.repo}` };
}

/**
 * A small text file of a commit, which may be a stranger's.
 *
 * @throws UserError if it is missing, no plain file, or larger than `most` bytes.
 */
export async function fileAt(
  { api, place }: GitHub,
  { path, ref, most }: { path: string; ref: string; most: number },
): Promise<Buffer> {
  const refuse = (why: string) =>
    new UserError(`${path} of the pull request ${why}`, { next: 'restore the file from main' });
  const { data } = await asking(`read ${path} (contents: read)`, () =>
    api.request('GET /repos/{owner}/{repo}/contents/{path}', { ...place, path, ref }),
  );
  if (Array.isArray(data) || data.type !== 'file' || !('content' in data)) {
    throw refuse('is not a plain file');
  }
  if (data.size > most) throw refuse(`has more than ${most} bytes`);
  return Buffer.from(data.content, 'base64');
}
