import { UserError } from '../../../errors.ts';
import { connectGitHub } from '../../../github/client.ts';
import { versionRemover } from '../../../github/package-versions.ts';
import type { Ports } from '../../../ports.ts';
import { GitHistory } from '../../../registry/promotion/git-history.ts';
import { credentialsFor, openRegistry } from '../../../registry/client/login.ts';
import {
  type CommitOrder,
  prune,
  type Pruned,
  type RemoveManifest,
} from '../../../registry/ledger/prune.ts';
import {
  GITHUB_REGISTRY,
  readRegistrySettings,
  type RegistrySettings,
} from '../../../registry/client/settings.ts';

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
  const remove = inputs.dryRun ? undefined : await removerFor(settings, ports);
  return prune(registry, order, { ...inputs, remove });
}

/**
 * What deletes for a registry that does not delete itself: for GitHub's, the API, with the same login.
 *
 * @throws UserError if there is no login, no such package, or GitHub refuses.
 */
export async function removerFor(
  settings: RegistrySettings,
  ports: Ports,
): Promise<RemoveManifest | undefined> {
  if (settings.registry !== GITHUB_REGISTRY) return undefined;
  const { repository } = settings;
  const [owner = '', ...rest] = repository.split('/');
  const login = await credentialsFor(settings, ports);
  if (login === undefined) {
    throw new UserError(`there is no login for ${GITHUB_REGISTRY}, and pruning needs one`, {
      next: 'log in with a token that may read and delete packages: docker login ghcr.io',
    });
  }
  const env = { ...ports.env, GITHUB_TOKEN: login.password, GITHUB_REPOSITORY: repository };
  return versionRemover(connectGitHub(env), owner, rest.join('/'));
}
