import { tryGit } from '../../git.ts';
import { type ChangedFile, changedFiles } from './changed-files.ts';
import { checkLength } from './issues.ts';
import { invalid, Problem } from '../problem.ts';
import type { Call } from '../route.ts';
import { BIRTH, idOf, label, links, nodeId, repository, user } from '../shapes/parts.ts';
import type { PullRequest, Store } from '../store.ts';

/** `owner/name` of the head; if its repository is gone, GitHub calls the owner "unknown". */
const headOf = (store: Store, { headRepository: head }: PullRequest) =>
  head === undefined ? store.name : (head ?? 'unknown/repository');

export function listPulls({ store, url }: Call): Promise<object[]> {
  const wanted = (name: string) => url.searchParams.get(name);
  const [base, head, state] = [wanted('base'), wanted('head'), wanted('state') ?? 'open'];
  const found = [...store.pulls.values()]
    .filter((pull) => state === 'all' || (pull.state ?? 'open') === state)
    .filter((pull) => base === null || pull.base === base)
    .filter((pull) => {
      return head === null || head === `${headOf(store, pull).split('/')[0]}:${pull.head}`;
    });
  // Newest first, as on GitHub.
  const sorted = found.toSorted((a, b) => b.number - a.number);
  return Promise.all(sorted.map((pull) => shownPull(store, pull)));
}

/** Opens a pull request from a branch of the repository itself. */
export async function addPull({ store, user: login, body }: Call): Promise<object> {
  const [base, head] = [String(body['base']), String(body['head'])];
  const branches = await store.git('for-each-ref', '--format=%(refname:short)', 'refs/heads');
  for (const [field, branch] of Object.entries({ base, head })) {
    if (branches.split('\n').includes(branch)) continue;
    throw invalid('PullRequest', field, 'invalid');
  }
  const same = [...store.pulls.values()].filter(
    (pull) => pull.head === head && pull.base === base && headOf(store, pull) === store.name,
  );
  if (same.some(({ state = 'open' }) => state === 'open')) {
    const owner = store.name.split('/')[0];
    throw refused(`A pull request already exists for ${owner}:${head}.`);
  }
  if ((await store.git('rev-list', '--count', `${base}..${head}`)) === '0') {
    throw refused(`No commits between ${base} and ${head}`);
  }
  const pull = { number: store.nextNumber(), title: '', base, head, user: login };
  return keep(store, { ...pull, ...changesOf(body) });
}

const refused = (message: string) =>
  new Problem(422, 'Validation Failed', [{ resource: 'PullRequest', code: 'custom', message }]);

export function changePull({ store, parameters: [number], body }: Call): Promise<object> {
  return keep(store, { ...store.pull(Number(number)), ...changesOf(body) });
}

function changesOf({ title, body, state }: Call['body']): Partial<PullRequest> {
  return {
    ...(typeof title === 'string' && { title }),
    ...(typeof body === 'string' && { body: checkLength(body, 'PullRequest') }),
    ...((state === 'open' || state === 'closed') && { state }),
  };
}

function keep(store: Store, pull: PullRequest): Promise<object> {
  store.pulls.set(pull.number, pull);
  return shownPull(store, pull);
}

/** GitHub does not find a pull request by a commit that is only in a fork. */
export async function pullsOfCommit({ store, parameters: [sha = ''] }: Call): Promise<object[]> {
  const wanted = await store.commit(sha);
  const own = [...store.pulls.values()].filter((pull) => headOf(store, pull) === store.name);
  const pulls = await Promise.all(
    own.map(async (pull) => ({
      pull,
      commits: await store.git('rev-list', `${pull.base}..${pull.head}`),
    })),
  );
  const found = pulls.filter(({ commits }) => commits.split('\n').includes(wanted));
  return Promise.all(found.map(({ pull }) => shownPull(store, pull)));
}

/** A pull request as GitHub shows it, on its own and in lists. */
export async function shownPull(store: Store, pull: PullRequest, isMerging = false) {
  const { number, title, state = 'open', labels = [] } = pull;
  const address = `${store.url}/repos/${store.name}/pulls/${number}`;
  const issue = `${store.url}/repos/${store.name}/issues/${number}`;
  const page = `https://github.com/${store.name}/pull/${number}`;
  const files = await changedFiles(store.folder, pull.base, pull.head);
  const commits = await store.git('rev-list', '--count', `${pull.base}..${pull.head}`);
  const merge = isMerging ? undefined : await mergeOf(store, pull);
  const addresses = {
    ...links(address, ['commits', 'review_comment', 'review_comments', 'statuses']),
    comments_url: `${issue}/comments`,
    issue_url: issue,
    html_url: page,
  };
  const sum = (count: (file: ChangedFile) => number) =>
    files.reduce((all, file) => all + count(file), 0);
  return {
    id: idOf(address),
    node_id: nodeId('PullRequest', number),
    number,
    title,
    state,
    locked: false,
    draft: pull.draft ?? false,
    body: pull.body ?? null,
    user: user(store, pull.user),
    labels: labels.map((name) => label(store, name)),
    base: await side(store, pull.base, store.name, pull.baseSha),
    head: {
      ...(await side(store, pull.head, headOf(store, pull))),
      ...(pull.headRepository === null && { repo: null }),
    },
    url: address,
    ...addresses,
    diff_url: `${page}.diff`,
    patch_url: `${page}.patch`,
    _links: {
      self: { href: address },
      ...Object.fromEntries(
        Object.entries(addresses).map(([name, href]) => [name.replace('_url', ''), { href }]),
      ),
    },
    created_at: BIRTH,
    updated_at: BIRTH,
    closed_at: state === 'closed' ? BIRTH : null,
    merged_at: null,
    merged: false,
    merged_by: null,
    merge_commit_sha: merge ?? null,
    mergeable: isMerging ? null : merge !== undefined,
    mergeable_state: isMerging ? 'unknown' : merge === undefined ? 'dirty' : 'clean',
    auto_merge: null,
    active_lock_reason: null,
    rebaseable: null,
    assignees: [],
    requested_reviewers: [],
    requested_teams: [],
    assignee: null,
    milestone: null,
    author_association: 'CONTRIBUTOR',
    maintainer_can_modify: false,
    review_comments: 0,
    commits: Number(commits),
    comments: store.comments.filter((comment) => comment.issue === number).length,
    changed_files: files.length,
    additions: sum(({ additions }) => additions),
    deletions: sum(({ deletions }) => deletions),
  };
}

/**
 * The commit that merges the head with its base: that of `refs/pull/<number>/merge` if it merges this
 * head, else one that git makes; undefined if they conflict.
 */
async function mergeOf(store: Store, { number, base, head }: PullRequest) {
  const run = (...args: string[]) => tryGit(store.folder, args);
  const tip = await store.commit(head);
  const ref = `refs/pull/${number}/merge`;
  if ((await run('rev-parse', '--verify', '--quiet', `${ref}^2`)) === tip) return store.commit(ref);
  const tree = await run('merge-tree', '--write-tree', base, head);
  if (tree === undefined) return undefined;
  const who = ['-c', 'user.name=GitHub', '-c', 'user.email=noreply@github.com'];
  return run(...who, 'commit-tree', tree, '-p', base, '-p', tip, '-m', `Merge ${tip}`);
}

async function side(store: Store, ref: string, name: string, at = ref) {
  const [owner = ''] = name.split('/');
  return {
    ref,
    label: `${owner}:${ref}`,
    sha: await store.commit(at),
    user: user(store, owner),
    repo: repository(store, name),
  };
}

/** A file of a comparison, without `patch`. */
export function shownFile({ url, name }: Store, file: ChangedFile) {
  const place = encodeURIComponent(file.filename);
  return {
    ...file,
    blob_url: `https://github.com/${name}/blob/main/${place}`,
    raw_url: `https://github.com/${name}/raw/main/${place}`,
    contents_url: `${url}/repos/${name}/contents/${place}`,
  };
}

/** What `head` adds in `<base>...<head>`; the commits in between are left out. */
export async function compared({ store, parameters: [basehead = ''] }: Call) {
  const [base, head] = await Promise.all(basehead.split('...').map((name) => store.commit(name)));
  const count = (range: string) => store.git('rev-list', '--count', range);
  const [ahead, behind] = [
    Number(await count(`${base}..${head}`)),
    Number(await count(`${head}..${base}`)),
  ];
  const merge = await store.git('merge-base', base ?? '', head ?? '');
  const files = await changedFiles(store.folder, base ?? '', head ?? '');
  const address = `${store.url}/repos/${store.name}/compare/${basehead}`;
  const diverged = behind > 0 ? 'diverged' : 'ahead';
  return {
    url: address,
    ...links(address, ['html', 'permalink', 'diff', 'patch']),
    base_commit: await commit(store, base ?? ''),
    merge_base_commit: await commit(store, merge),
    status: ahead === 0 ? (behind === 0 ? 'identical' : 'behind') : diverged,
    ahead_by: ahead,
    behind_by: behind,
    total_commits: ahead,
    commits: [],
    files: files.map((file) => shownFile(store, file)),
  };
}

async function commit(store: Store, sha: string) {
  const [message, tree] = (await store.git('log', '-1', '--format=%s%n%T', sha)).split('\n');
  const address = `${store.url}/repos/${store.name}/commits/${sha}`;
  return {
    url: address,
    ...links(address, ['html', 'comments']),
    sha,
    node_id: nodeId('Commit', sha),
    commit: {
      url: address,
      message,
      author: null,
      committer: null,
      comment_count: 0,
      tree: { sha: tree, url: `${address}/tree` },
    },
    author: null,
    committer: null,
    parents: [],
  };
}
