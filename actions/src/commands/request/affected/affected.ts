import { existsSync } from 'node:fs';
import path from 'node:path';
import { competitionOf } from '../../../environment/settings/competition.ts';
import { GitFiles, NO_BASE } from '../../../environment/files/git-base.ts';
import { UserError } from '../../../errors.ts';
import { type Affected, affectedBy } from '../../../image/affected.ts';
import type { Ports } from '../../../ports.ts';
import { registrySettings } from '../../../registry/client/settings.ts';

/**
 * What has to be solved, built and run again since the branch left `base` (else the main branch):
 * of the variants that environment/competition.yml publishes. Edits that are not committed count. All of
 * it if `base` is `none`.
 *
 * @throws UserError if git has nothing to compare with.
 */
export async function affected(
  { base }: { base: string | undefined },
  ports: Pick<Ports, 'root' | 'env' | 'exec'>,
): Promise<Affected> {
  if (base === NO_BASE) {
    const { variants } = registrySettings(await competitionOf(ports.root), ports.env);
    return { environment: true, variants };
  }
  return affectedByPaths(await changedPaths(base, ports), ports);
}

/**
 * The paths that differ since the branch left `base` (else the main branch).
 *
 * @throws UserError if git has nothing to compare with.
 */
export async function changedPaths(
  ref: string | undefined,
  { root, exec }: Pick<Ports, 'root' | 'exec'>,
): Promise<string[]> {
  const git = new GitFiles(exec, root);
  const base = await git.base(ref);
  if ('commit' in base) return git.changedSince(base.commit);
  throw base.cause ?? new UserError(base.note, { next: 'give a base: --base <ref>' });
}

/** What has to be solved, built and run again if these paths changed. */
export async function affectedByPaths(
  changed: readonly string[],
  { root, env }: Pick<Ports, 'root' | 'env'>,
): Promise<Affected> {
  const competition = await competitionOf(root);
  const { variants } = registrySettings(competition, env);
  const bringsRuntime = existsSync(path.join(root, 'runtime'));
  return affectedBy(changed, variants, competition, bringsRuntime);
}
