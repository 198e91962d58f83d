import { setTimeout as wait } from 'node:timers/promises';
import { asking, type GitHub } from '../client.ts';
import { commitAt } from '../commits/commit.ts';

/** A pull request as GitHub merged it for its runs. */
export interface MergedPull {
  /** The commit of the base branch that it was merged with. */
  readonly base: MergedCommit & { readonly branch: string };
  /** What came of it. */
  readonly merge: MergedCommit;
}

export interface MergedCommit {
  readonly sha: string;
  /** Of its root folder. */
  readonly tree: string;
}

/** GitHub merges in the background, and says so by `mergeable: null`. */
const [TRIES, PAUSE_MS] = [4, 2000];

/**
 * The merge of exactly this head with its base; undefined if GitHub has none, as for a conflict. Its first
 * parent is the base, its second one the head.
 *
 * @throws UserError if GitHub refuses.
 */
export async function mergedPull(
  github: GitHub,
  { number, head }: { readonly number: number; readonly head: string },
  signal: AbortSignal,
): Promise<MergedPull | undefined> {
  for (let left = TRIES; left > 0; left--) {
    const { merge_commit_sha: sha, mergeable, base } = await pullAt(github, number);
    const found = sha === null ? undefined : await mergeAt(github, { sha, head, branch: base.ref });
    if (found !== undefined || mergeable !== null) return found;
    if (left > 1) await wait(PAUSE_MS, undefined, { signal });
  }
  return undefined;
}

async function pullAt({ api, place }: GitHub, number: number) {
  const { data } = await asking('read the pull request', () =>
    api.request('GET /repos/{owner}/{repo}/pulls/{pull_number}', { ...place, pull_number: number }),
  );
  return data;
}

/** Undefined if the commit merges another head, as after a push. */
function mergeAt(
  github: GitHub,
  { sha, head, branch }: { sha: string; head: string; branch: string },
): Promise<MergedPull | undefined> {
  return asking('read a commit (contents: read)', async () => {
    const { tree, parents } = await commitAt(github, sha);
    const [base, merged] = parents.map((parent) => parent.sha);
    if (base === undefined || merged !== head) return undefined;
    const { tree: before } = await commitAt(github, base);
    return { base: { sha: base, tree: before.sha, branch }, merge: { sha, tree: tree.sha } };
  });
}
