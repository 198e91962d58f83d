import type { GitHub } from '../client.ts';

/** A commit as git has it: tree, parents, message. Its failures are the caller's to name: `asking`. */
export async function commitAt({ api, place }: GitHub, commit_sha: string) {
  const at = { ...place, commit_sha };
  return (await api.request('GET /repos/{owner}/{repo}/git/commits/{commit_sha}', at)).data;
}
