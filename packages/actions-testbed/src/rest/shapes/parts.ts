/** Parts that many of GitHub's replies share, complete and with plausible values. */
import { createHash } from 'node:crypto';
import type { Store } from '../store.ts';

/** A number that is always the same for the same text. */
export function idOf(text: string): number {
  return createHash('sha256').update(text).digest().readUIntBE(0, 4);
}

export function nodeId(kind: string, id: number | string): string {
  return Buffer.from(`${kind}:${id}`).toString('base64url');
}

/** Links named `<part>_url`, below an address. */
export function links(base: string, parts: readonly string[]): Record<string, string> {
  return Object.fromEntries(parts.map((part) => [`${part}_url`, `${base}/${part}`]));
}

const USER_LINKS = [
  'avatar',
  'events',
  'followers',
  'following',
  'gists',
  'organizations',
  'received_events',
  'repos',
  'starred',
  'subscriptions',
];
/** The account that a workflow's token comments as. */
const ACTIONS = 'github-actions[bot]';

export function user({ url }: Store, login: string) {
  const address = `${url}/users/${encodeURIComponent(login)}`;
  return {
    login,
    id: login === ACTIONS ? 41_898_282 : idOf(login),
    node_id: nodeId('User', login),
    type: login.endsWith('[bot]') ? 'Bot' : 'User',
    site_admin: false,
    gravatar_id: '',
    ...links(address, USER_LINKS),
    url: address,
    html_url: `https://github.com/${login}`,
  };
}

const REPOSITORY_LINKS = (
  'archive assignees blobs branches collaborators comments commits compare contents contributors ' +
  'deployments downloads events forks git_commits git_refs git_tags hooks issue_comment ' +
  'issue_events issues keys labels languages merges milestones notifications pulls releases ' +
  'stargazers statuses subscribers subscription tags teams trees'
).split(' ');

/** The repository `name` in short, as runs show theirs; with a name other than the store's, it is a fork. */
export function liteRepository(store: Store, name: string) {
  const [owner = '', short = ''] = name.split('/');
  const address = `${store.url}/repos/${name}`;
  return {
    id: idOf(name),
    node_id: nodeId('Repository', name),
    name: short,
    full_name: name,
    owner: user(store, owner),
    private: false,
    fork: name !== store.name,
    description: null,
    ...links(address, REPOSITORY_LINKS),
    url: address,
    html_url: `https://github.com/${name}`,
  };
}

/** The same repository as pull requests and events show it. */
export function repository(store: Store, name: string) {
  const lite = liteRepository(store, name);
  return {
    ...lite,
    default_branch: 'main',
    clone_url: `${lite.html_url}.git`,
    git_url: `git://github.com/${name}.git`,
    ssh_url: `git@github.com:${name}.git`,
    svn_url: lite.html_url,
    ...NOTHING,
    topics: [],
    visibility: 'public',
    is_template: false,
    allow_forking: true,
    web_commit_signoff_required: false,
    pushed_at: BIRTH,
    created_at: BIRTH,
    updated_at: BIRTH,
  };
}

/** The same repository as the API shows it when asked for it. */
export function fullRepository(store: Store) {
  return { ...repository(store, store.name), ...zeros('network_count subscribers_count') };
}

/** A time for things whose time the store does not keep. */
export const BIRTH = '2026-01-01T00:00:00Z';

const NOTHING = {
  homepage: null,
  language: null,
  license: null,
  mirror_url: null,
  archived: false,
  disabled: false,
  has_discussions: false,
  has_downloads: true,
  has_issues: true,
  has_pages: false,
  has_projects: false,
  has_wiki: false,
  ...zeros(
    'forks forks_count open_issues open_issues_count size stargazers_count watchers watchers_count',
  ),
};

function zeros(names: string): Record<string, number> {
  return Object.fromEntries(names.split(' ').map((name) => [name, 0]));
}

export function label({ url, name: repo }: Store, name: string) {
  return {
    id: idOf(name),
    node_id: nodeId('Label', name),
    url: `${url}/repos/${repo}/labels/${encodeURIComponent(name)}`,
    name,
    description: null,
    color: 'ededed',
    default: false,
  };
}
