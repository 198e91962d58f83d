import { UserError } from '../../../errors.ts';
import type { Ports } from '../../../ports.ts';
import { GitHistory } from '../../../registry/git-history.ts';
import { openRegistry } from '../../../registry/login.ts';
import { type CommitOrder, prune, type Pruned } from '../../../registry/prune.ts';
import { readRegistrySettings } from '../../../registry/settings.ts';

/** Removes the images that no release names and that can never become one. */
export async function pruneImages(
  inputs: { dryRun: boolean; keep: number },
  ports: Ports,
): Promise<Pruned> {
  const settings = await readRegistrySettings(ports.root, ports.env);
  const history = new GitHistory(ports.exec, ports.root);
  const registry = await openRegistry(settings, ports);
  const order: CommitOrder = {
    newestFirst: (commits) => history.newestFirst(commits),
    async relation(commit, newest) {
      try {
        return await history.relation(commit, newest);
      } catch (error) {
        // A commit that this clone lacks may belong to another branch: leave its images alone.
        if (error instanceof UserError) return undefined;
        throw error;
      }
    },
  };
  return prune(registry, order, inputs);
}
