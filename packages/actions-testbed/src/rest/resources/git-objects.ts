/** Trees, commits and branches that are made through the API, in the real repository. */
import { execFile } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { git, gitBytes, tryGit } from '../../git.ts';
import { notFound, Problem } from '../problem.ts';
import type { Call } from '../route.ts';
import { nodeId } from '../shapes/parts.ts';
import type { Store } from '../store.ts';

/** From GitHub's description of trees. */
const MOST_ENTRIES = 100_000;

interface TreeEntry {
  readonly path: string;
  readonly mode: string;
  readonly content?: string;
  readonly sha?: string;
}

/** Adds files to the tree `base_tree`, using a separate index: no file of the folder changes. */
export async function addTree({ store, body }: Call): Promise<object> {
  const base = body['base_tree'] as string | undefined;
  const index = path.join(tmpdir(), `index-${randomUUID()}`);
  const env = { GIT_INDEX_FILE: index };
  try {
    if (base !== undefined) {
      if (!(await found(store, `${base}^{tree}`))) {
        throw new Problem(422, 'base_tree is not a valid tree oid');
      }
      await git(store.folder, ['read-tree', base], { env });
    }
    for (const { path: name, mode, content, sha } of body['tree'] as TreeEntry[]) {
      const blob =
        content === undefined
          ? String(sha)
          : await git(store.folder, ['hash-object', '-w', '--stdin'], { input: content });
      await git(store.folder, ['update-index', '--add', '--cacheinfo', `${mode},${blob},${name}`], {
        env,
      });
    }
    return shownTree(store, await git(store.folder, ['write-tree'], { env }));
  } finally {
    await rm(index, { force: true });
  }
}

/** A folder, without the contents of its folders. GitHub lists at most 100,000 entries. */
export async function showTree({ store, parameters: [sha = ''] }: Call): Promise<object> {
  return shownTree(store, await store.git('rev-parse', '--verify', '--quiet', `${sha}^{tree}`));
}

/** A file's bytes. */
export async function showBlob({ store, parameters: [sha = ''] }: Call): Promise<object> {
  const bytes = await gitBytes(store.folder, sha).catch(() => undefined);
  if (bytes === undefined) throw notFound();
  return {
    sha,
    node_id: nodeId('Blob', sha),
    size: bytes.length,
    url: address(store, 'blobs', sha),
    content: bytes.toString('base64'),
    encoding: 'base64',
  };
}

export async function addCommit({ store, user, body }: Call): Promise<object> {
  const [tree, message] = [String(body['tree']), String(body['message'])];
  const parents = (body['parents'] ?? []) as string[];
  if (!(await found(store, `${tree}^{tree}`))) throw new Problem(422, 'Tree SHA does not exist');
  for (const parent of parents) {
    if (await found(store, `${parent}^{commit}`)) continue;
    throw new Problem(422, 'Parent SHA does not exist or is not a commit object');
  }
  const identity = ['-c', `user.name=${user}`, '-c', `user.email=${user}@example.org`];
  const above = parents.flatMap((parent) => ['-p', parent]);
  const args = [...identity, 'commit-tree', tree, ...above, '-m', message];
  return shownCommit(store, await git(store.folder, args));
}

export async function showCommit({ store, parameters: [sha = ''] }: Call): Promise<object> {
  return shownCommit(store, await store.commit(sha));
}

export async function showRef({ store, parameters: [name = ''] }: Call): Promise<object> {
  const ref = `refs/${name}`;
  const sha = await refOf(store, ref);
  if (sha === undefined) throw notFound();
  return shownRef(store, ref, sha);
}

/** The refs that start with this one; it is not an error if there are none. */
export async function listRefs({ store, parameters: [name = ''] }: Call): Promise<object[]> {
  const rows = await store.git('for-each-ref', '--format=%(refname) %(objectname)');
  return rows
    .split('\n')
    .map((row) => row.split(' ') as [string, string])
    .filter(([ref]) => ref.startsWith(`refs/${name}`))
    .map(([ref, sha]) => shownRef(store, ref, sha));
}

export async function addRef({ store, body }: Call): Promise<object> {
  const [ref, sha] = [String(body['ref']), String(body['sha'])];
  if (!/^refs\/.+\/./.test(ref)) {
    throw new Problem(
      422,
      "Reference name must start with 'refs/' and contain at least two slashes",
    );
  }
  if ((await refOf(store, ref)) !== undefined) throw new Problem(422, 'Reference already exists');
  return setRef(store, ref, sha);
}

export async function moveRef({ store, parameters: [name = ''], body }: Call): Promise<object> {
  const [ref, sha] = [`refs/${name}`, String(body['sha'])];
  const before = await refOf(store, ref);
  if (before === undefined) throw new Problem(422, 'Reference does not exist');
  if (body['force'] !== true) {
    const base = await store.git('merge-base', before, sha).catch(() => undefined);
    if (base !== before) throw new Problem(422, 'Update is not a fast forward');
  }
  return setRef(store, ref, sha);
}

async function setRef(store: Store, ref: string, sha: string): Promise<object> {
  if (!(await found(store, sha))) throw new Problem(422, 'Object does not exist');
  await git(store.folder, ['update-ref', ref, sha]);
  return shownRef(store, ref, sha);
}

/** The commit of exactly this ref, which git itself would also match as the start of others. */
async function refOf(store: Store, ref: string): Promise<string | undefined> {
  const rows = await store.git('for-each-ref', '--format=%(refname) %(objectname)', ref);
  const [name, sha] = rows.split('\n', 1)[0]?.split(' ') ?? [];
  return name === ref ? sha : undefined;
}

async function found(store: Store, name: string): Promise<boolean> {
  return (await tryGit(store.folder, ['cat-file', '-e', name])) !== undefined;
}

/** The largest size, in bytes, up to which GitHub includes a file's content. */
const LARGEST_CONTENT = 1_048_576;

/** A file of a commit. For a symbolic link, GitHub returns the target; that is left out here. */
export async function showContent({ store, parameters: [file = ''], url }: Call): Promise<object> {
  const ref = url.searchParams.get('ref') ?? 'main';
  const row = await store.git('ls-tree', '--long', await store.commit(ref), '--', file);
  const [mode, , sha = '', size] = row.split(/\s+/);
  if (mode !== '100644' && mode !== '100755' && mode !== '120000') throw notFound();
  const bytes = Number(size);
  const content = bytes > LARGEST_CONTENT ? '' : await contentOf(store, sha);
  const at = `${store.url}/repos/${store.name}/contents/${file}?ref=${ref}`;
  const shared = { name: path.basename(file), path: file, sha, size: bytes, url: at };
  const links = { html_url: at, git_url: address(store, 'blobs', sha), download_url: at };
  const all = { ...shared, ...links, _links: { self: at, git: links.git_url, html: at } };
  if (mode === '120000')
    return { ...all, type: 'symlink', target: await store.git('cat-file', 'blob', sha) };
  const encoding = bytes > LARGEST_CONTENT ? 'none' : 'base64';
  return { ...all, type: 'file', encoding, content };
}

/** In base64. `git` would return a text without its last line breaks. */
async function contentOf(store: Store, sha: string): Promise<string> {
  const options = { cwd: store.folder, encoding: 'buffer' } as const;
  const { stdout } = await promisify(execFile)('git', ['cat-file', 'blob', sha], options);
  return stdout.toString('base64');
}

const address = (store: Store, kind: string, sha: string) =>
  `${store.url}/repos/${store.name}/git/${kind}/${sha}`;

async function shownTree(store: Store, sha: string) {
  const rows = (await store.git('ls-tree', '-z', '--long', sha)).split('\0').filter(Boolean);
  const entries = rows.slice(0, MOST_ENTRIES);
  return {
    sha,
    url: address(store, 'trees', sha),
    truncated: rows.length > MOST_ENTRIES,
    tree: entries.map((row) => {
      const [about = '', name] = row.split('\t');
      const [mode, type, object = '', size] = about.split(/ +/);
      const entry = { path: name, mode, type, sha: object };
      const url = address(store, `${type}s`, object);
      // Submodules have no address, and only files have a size.
      return {
        ...entry,
        ...(type === 'blob' && { size: Number(size) }),
        ...(type !== 'commit' && { url }),
      };
    }),
  };
}

async function shownCommit(store: Store, sha: string) {
  const format = '--format=%T%n%P%n%an%n%ae%n%aI%n%B';
  const lines = (await store.git('log', '-1', format, sha)).split('\n');
  const [tree = '', parents = '', name, email, date, ...message] = lines;
  const who = { name, email, date };
  const page = (commit: string) => `https://github.com/${store.name}/commit/${commit}`;
  return {
    sha,
    node_id: nodeId('Commit', sha),
    url: address(store, 'commits', sha),
    html_url: page(sha),
    author: who,
    committer: who,
    message: message.join('\n').trimEnd(),
    tree: { sha: tree, url: address(store, 'trees', tree) },
    parents: parents
      .split(' ')
      .filter(Boolean)
      .map((one) => ({ sha: one, url: address(store, 'commits', one), html_url: page(one) })),
    verification: {
      verified: false,
      reason: 'unsigned',
      signature: null,
      payload: null,
      verified_at: null,
    },
  };
}

function shownRef(store: Store, ref: string, sha: string) {
  return {
    ref,
    node_id: nodeId('Ref', ref),
    url: `${store.url}/repos/${store.name}/git/${ref}`,
    object: { type: 'commit', sha, url: address(store, 'commits', sha) },
  };
}
