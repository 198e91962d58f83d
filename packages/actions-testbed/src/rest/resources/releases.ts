/** Releases of a repository: pages about tags. */
import { invalid, notFound, Problem } from '../problem.ts';
import type { Call } from '../route.ts';
import { BIRTH, nodeId, user } from '../shapes/parts.ts';
import type { Release, Store } from '../store.ts';

export function showRelease({ store, parameters: [tag = ''] }: Call): object {
  const release = store.releases.find((one) => one.tag === tag);
  if (release === undefined) throw notFound();
  return shown(store, release);
}

/** If the tag does not exist, it is made on the branch that is named, or on main. */
export async function addRelease({ store, user: author, body }: Call): Promise<object> {
  const tag = String(body['tag_name']);
  if (store.releases.some((one) => one.tag === tag)) {
    throw invalid('Release', 'tag_name', 'already_exists', 'tag_name already exists');
  }
  const {
    target_commitish: target = 'main',
    name = '',
    body: text = '',
  } = body as Partial<Record<string, string>>;
  const ref = `refs/tags/${tag}`;
  if ((await store.git('for-each-ref', ref)) === '') {
    const commit = await store.commit(target).catch(() => undefined);
    if (commit === undefined) throw new Problem(422, 'Invalid request: no such target_commitish');
    await store.git('update-ref', ref, commit);
  }
  const release: Release = {
    id: store.nextNumber(),
    tag,
    name,
    body: text,
    target,
    author,
  };
  store.releases.push(release);
  return shown(store, release);
}

function shown(store: Store, { id, tag, name, body, target, author }: Release) {
  const url = `${store.url}/repos/${store.name}/releases/${id}`;
  const page = `https://github.com/${store.name}/releases`;
  return {
    id,
    node_id: nodeId('Release', id),
    url,
    html_url: `${page}/tag/${tag}`,
    assets_url: `${url}/assets`,
    upload_url: `${url}/assets{?name,label}`,
    tarball_url: `${store.url}/repos/${store.name}/tarball/${tag}`,
    zipball_url: `${store.url}/repos/${store.name}/zipball/${tag}`,
    tag_name: tag,
    target_commitish: target,
    name,
    body,
    draft: false,
    prerelease: false,
    created_at: BIRTH,
    published_at: BIRTH,
    author: user(store, author),
    assets: [],
  };
}
