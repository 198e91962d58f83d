import { asking, type GitHub } from './client.ts';

/**
 * Starts workflows on a branch, as somebody would by hand: what a workflow's own token pushes starts none.
 * Their jobs report on the branch's commit, and so on its pull request.
 *
 * @throws UserError if GitHub refuses, as for a workflow without `workflow_dispatch`.
 */
export async function startWorkflows(
  { api, place }: GitHub,
  files: readonly string[],
  branch: string,
): Promise<void> {
  for (const file of files) {
    const at = { ...place, workflow_id: file, ref: branch };
    await asking(`start ${file} (actions: write)`, () =>
      api.request('POST /repos/{owner}/{repo}/actions/workflows/{workflow_id}/dispatches', at),
    );
  }
}
