import { asking, type GitHub } from '../client.ts';

/** Who a workflow's token speaks as: nobody else can write in its name. */
const BOT = 'github-actions[bot]';

export type CommentOutcome = 'created' | 'updated' | 'unchanged' | 'none';

/**
 * Keeps one comment of ours on an issue or a pull request: found by a marker, and by its author, as
 * anybody can write the marker. Without `create`, only a comment that is there is brought up to date.
 *
 * @throws UserError if GitHub refuses.
 */
export async function keepComment(
  { api, place }: GitHub,
  {
    number,
    marker,
    text,
    create,
  }: { number: number; marker: string; text: string; create: boolean },
): Promise<CommentOutcome> {
  const body = `${marker}\n${text}`;
  return asking('comment on the pull request (pull-requests: write)', async () => {
    const all = await api.paginate('GET /repos/{owner}/{repo}/issues/{issue_number}/comments', {
      ...place,
      issue_number: number,
      per_page: 100,
    });
    const ours = all.find((one) => one.user?.login === BOT && one.body?.startsWith(marker));
    if (ours === undefined) {
      if (!create) return 'none';
      await api.request('POST /repos/{owner}/{repo}/issues/{issue_number}/comments', {
        ...place,
        issue_number: number,
        body,
      });
      return 'created';
    }
    if (ours.body?.trimEnd() === body.trimEnd()) return 'unchanged';
    await api.request('PATCH /repos/{owner}/{repo}/issues/comments/{comment_id}', {
      ...place,
      comment_id: ours.id,
      body,
    });
    return 'updated';
  });
}
