import { asking, type GitHub, unlessMissing } from '../client.ts';
import { commitAt } from '../commits/commit.ts';

export interface Proposal {
  /** The branch that is to change, and its commit that the change is made on. */
  readonly base: { readonly branch: string; readonly sha: string };
  /** The branch that the pull request comes from: ours alone, whatever it holds is lost. */
  readonly branch: string;
  /** Of the pull request, and message of the commit. */
  readonly title: string;
  readonly body: string;
  /** Texts by path in the repository. */
  readonly files: ReadonlyMap<string, string>;
}

export interface Proposed {
  /**
   * `none`: the base has these files already. `closed`: so it has, and the pull request that still
   * proposed something is closed. `unchanged`: the open one holds and says just this.
   */
  readonly outcome: 'none' | 'closed' | 'opened' | 'updated' | 'unchanged';
  readonly pull: number | undefined;
}

/** What a branch was found to be: `needless` where the base has the files already. */
type Branch = 'needless' | 'held' | 'written';

/**
 * Proposes files in one pull request, with one commit on top of the base: opened, or the open one of
 * the branch brought up to date. A branch that holds this very change already is left as it is; if
 * the base has the files, an open one is closed.
 *
 * @throws UserError if GitHub refuses.
 */
export async function propose(github: GitHub, proposal: Proposal): Promise<Proposed> {
  const branch = await asking(`write the branch ${proposal.branch} (contents: write)`, () =>
    writeBranch(github, proposal),
  );
  if (branch === 'needless') {
    return asking('close the pull request (pull-requests: write)', () =>
      closePull(github, proposal),
    );
  }
  return asking(
    'open a pull request (pull-requests: write, and the setting "Allow GitHub Actions to create and approve pull requests")',
    () => keepPull(github, proposal, branch === 'written'),
  );
}

/** Makes the branch hold the change, if there is one. */
async function writeBranch(github: GitHub, proposal: Proposal): Promise<Branch> {
  const { api, place } = github;
  const { base, branch, title, files } = proposal;
  const ref = `heads/${branch}`;
  const { before, tree } = await makeTree(github, base.sha, files);
  if (tree === before) return 'needless';

  const head = await branchHead({ api, place }, ref);
  if (head !== undefined) {
    const { tree: held, parents } = await commitAt(github, head);
    if (held.sha === tree && parents.length === 1 && parents[0]?.sha === base.sha) return 'held';
  }
  const sha = await makeCommit(github, { tree, message: title, parent: base.sha });
  if (head === undefined) {
    await api.request('POST /repos/{owner}/{repo}/git/refs', {
      ...place,
      ref: `refs/${ref}`,
      sha,
    });
  } else {
    await api.request('PATCH /repos/{owner}/{repo}/git/refs/{ref}', {
      ...place,
      ref,
      sha,
      force: true,
    });
  }
  return 'written';
}

/**
 * Puts one commit with these files on top of a branch of this repository, without force: false if it has
 * them already.
 *
 * @throws UserError if GitHub refuses, as when the branch has moved on.
 */
export function commitOnBranch(
  github: GitHub,
  change: {
    readonly branch: string;
    /** Where the branch was when the files were made. */
    readonly head: string;
    readonly message: string;
    readonly files: ReadonlyMap<string, string>;
  },
): Promise<boolean> {
  const { branch, head, message, files } = change;
  return asking(`write the branch ${branch} (contents: write)`, async () => {
    const { before, tree } = await makeTree(github, head, files);
    if (tree === before) return false;
    const sha = await makeCommit(github, { tree, message, parent: head });
    const ref = `heads/${branch}`;
    await github.api.request('PATCH /repos/{owner}/{repo}/git/refs/{ref}', {
      ...github.place,
      ref,
      sha,
    });
    return true;
  });
}

/** The tree of a commit, and one with these files in it as well. */
async function makeTree(
  github: GitHub,
  commit: string,
  files: ReadonlyMap<string, string>,
): Promise<{ before: string; tree: string }> {
  const before = (await commitAt(github, commit)).tree.sha;
  const made = await github.api.request('POST /repos/{owner}/{repo}/git/trees', {
    ...github.place,
    base_tree: before,
    tree: [...files].map(([path, content]) => {
      return { path, mode: '100644' as const, type: 'blob' as const, content };
    }),
  });
  return { before, tree: made.data.sha };
}

async function makeCommit(
  { api, place }: GitHub,
  { tree, message, parent }: { tree: string; message: string; parent: string },
): Promise<string> {
  const commit = { ...place, message, tree, parents: [parent] };
  return (await api.request('POST /repos/{owner}/{repo}/git/commits', commit)).data.sha;
}

/** The commit of a branch, or undefined if there is no such branch. */
async function branchHead({ api, place }: GitHub, ref: string): Promise<string | undefined> {
  const at = { ...place, ref };
  const found = await unlessMissing(api.request('GET /repos/{owner}/{repo}/git/ref/{ref}', at));
  return found?.data.object.sha;
}

async function keepPull(
  { api, place }: GitHub,
  { base, branch, title, body }: Proposal,
  written: boolean,
): Promise<Proposed> {
  const own = await openPull({ api, place }, { base, branch });
  if (own !== undefined) {
    const pull = own.number;
    if (!written && own.body?.trimEnd() === body.trimEnd()) return { outcome: 'unchanged', pull };
    const at = { ...place, pull_number: pull, body };
    await api.request('PATCH /repos/{owner}/{repo}/pulls/{pull_number}', at);
    return { outcome: 'updated', pull };
  }
  const pull = { ...place, title, head: branch, base: base.branch, body };
  const { data } = await api.request('POST /repos/{owner}/{repo}/pulls', pull);
  return { outcome: 'opened', pull: data.number };
}

async function closePull({ api, place }: GitHub, proposal: Proposal): Promise<Proposed> {
  const own = await openPull({ api, place }, proposal);
  if (own === undefined) return { outcome: 'none', pull: undefined };
  await api.request('POST /repos/{owner}/{repo}/issues/{issue_number}/comments', {
    ...place,
    issue_number: own.number,
    body: 'The branch that this goes to has these files already, so nothing is left to merge.',
  });
  const at = { ...place, pull_number: own.number, state: 'closed' as const };
  await api.request('PATCH /repos/{owner}/{repo}/pulls/{pull_number}', at);
  return { outcome: 'closed', pull: own.number };
}

/** The open pull request from the branch of this repository, not from a fork's of that name. */
async function openPull(
  { api, place }: GitHub,
  { base, branch }: Pick<Proposal, 'base' | 'branch'>,
) {
  const { data: open } = await api.request('GET /repos/{owner}/{repo}/pulls', {
    ...place,
    state: 'open',
    head: `${place.owner}:${branch}`,
    base: base.branch,
  });
  return open.find(({ head }) => head.repo?.full_name === `${place.owner}/${place.repo}`);
}
