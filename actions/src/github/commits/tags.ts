import { asking, type GitHub, unlessMissing } from '../client.ts';

/** The commit of a tag that is not annotated; undefined if there is no such tag. */
export function taggedCommit({ api, place }: GitHub, tag: string): Promise<string | undefined> {
  return asking(`look at the tag ${tag}`, async () => {
    const at = { ...place, ref: `tags/${tag}` };
    const found = await unlessMissing(api.request('GET /repos/{owner}/{repo}/git/ref/{ref}', at));
    return found?.data.object.sha;
  });
}

/** The names of all tags that begin like this. */
export function tagNames({ api, place }: GitHub, beginning: string): Promise<string[]> {
  return asking('list the tags', async () => {
    const at = { ...place, ref: `tags/${beginning}` };
    const { data } = await api.request('GET /repos/{owner}/{repo}/git/matching-refs/{ref}', at);
    return data.map(({ ref }) => ref.replace('refs/tags/', ''));
  });
}

/** Has a tag lead to a commit, whatever it led to before. */
export async function moveTag(github: GitHub, tag: string, sha: string): Promise<void> {
  const { api, place } = github;
  const before = await taggedCommit(github, tag);
  if (before === sha) return;
  await asking(`write the tag ${tag} (contents: write)`, async () => {
    if (before === undefined) {
      const made = { ...place, ref: `refs/tags/${tag}`, sha };
      await api.request('POST /repos/{owner}/{repo}/git/refs', made);
      return;
    }
    const moved = { ...place, ref: `tags/${tag}`, sha, force: true };
    await api.request('PATCH /repos/{owner}/{repo}/git/refs/{ref}', moved);
  });
}

export interface NewRelease {
  readonly tag: string;
  readonly name: string;
  /** Markdown. */
  readonly notes: string;
  /** What the tag is made on if there is none; by default the newest of the default branch. */
  readonly commit?: string;
  /** Whether it may be shown as the repository's latest; by default it may. */
  readonly latest?: boolean;
}

/** The page of a tag's release, which is made with these notes if there is none. */
export function makeRelease(
  { api, place }: GitHub,
  { tag, name, notes, commit, latest = true }: NewRelease,
): Promise<string> {
  return asking('write the release (contents: write)', async () => {
    const found = await unlessMissing(
      api.request('GET /repos/{owner}/{repo}/releases/tags/{tag}', { ...place, tag }),
    );
    if (found !== undefined) return found.data.html_url;
    const release = {
      ...place,
      tag_name: tag,
      name,
      body: notes,
      ...(commit !== undefined && { target_commitish: commit }),
      ...(!latest && { make_latest: 'false' as const }),
    };
    return (await api.request('POST /repos/{owner}/{repo}/releases', release)).data.html_url;
  });
}
