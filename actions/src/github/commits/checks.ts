import { asking, type GitHub } from '../client.ts';

/**
 * How the newest run of a check ended on a commit: `success`, `failure`, `cancelled` and so on; undefined
 * if there is none, or it runs still.
 *
 * @throws UserError if GitHub refuses.
 */
export function checkConclusion(
  { api, place }: GitHub,
  commit: string,
  name: string,
): Promise<string | undefined> {
  const at = { ...place, ref: commit, check_name: name, filter: 'latest' as const };
  return asking('look at the checks of the commit (checks: read)', async () => {
    const { data } = await api.request('GET /repos/{owner}/{repo}/commits/{ref}/check-runs', at);
    return data.check_runs[0]?.conclusion ?? undefined;
  });
}
