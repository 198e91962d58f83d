import { asking, type GitHub } from './client.ts';

export interface KeptIssue {
  readonly outcome: 'opened' | 'updated' | 'closed' | 'none';
  readonly number: number | undefined;
}

/**
 * Keeps one open issue with a label: opened or brought up to date with `text`, closed if there is
 * nothing to report (`text` undefined).
 *
 * @throws UserError if GitHub refuses.
 */
export function keepIssue(
  { api, place }: GitHub,
  { label, title, text }: { label: string; title: string; text: string | undefined },
): Promise<KeptIssue> {
  return asking('write an issue (issues: write)', async () => {
    const open = await api.paginate('GET /repos/{owner}/{repo}/issues', {
      ...place,
      state: 'open',
      labels: label,
      per_page: 100,
    });
    const ours = open.find((issue) => !('pull_request' in issue));
    if (ours === undefined) {
      if (text === undefined) return { outcome: 'none', number: undefined };
      const { data } = await api.request('POST /repos/{owner}/{repo}/issues', {
        ...place,
        title,
        body: text,
        labels: [label],
      });
      return { outcome: 'opened', number: data.number };
    }
    const change = text === undefined ? { state: 'closed' as const } : { body: text };
    await api.request('PATCH /repos/{owner}/{repo}/issues/{issue_number}', {
      ...place,
      issue_number: ours.number,
      ...change,
    });
    return { outcome: text === undefined ? 'closed' : 'updated', number: ours.number };
  });
}
