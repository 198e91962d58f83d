import { existsSync } from 'node:fs';
import path from 'node:path';
import { competitionOf } from '../../../environment/competition.ts';
import { GitFiles } from '../../../environment/git-base.ts';
import { UserError } from '../../../errors.ts';
import { type Affected, affectedBy } from '../../../image/affected.ts';
import type { Ports } from '../../../ports.ts';
import { registrySettings } from '../../../registry/settings.ts';

/**
 * What has to be solved, built and run again since the branch left `base` (else the main branch):
 * of the variants that environment/competition.yml publishes. Edits that are not committed count.
 *
 * @throws UserError if git has nothing to compare with.
 */
export async function affected(
  { base: ref }: { base: string | undefined },
  { root, env, exec }: Pick<Ports, 'root' | 'env' | 'exec'>,
): Promise<Affected> {
  const git = new GitFiles(exec, root);
  const base = await git.base(ref);
  if (!('commit' in base)) {
    throw base.cause ?? new UserError(base.note, { next: 'give a base: --base <ref>' });
  }
  const competition = await competitionOf(root);
  const { variants } = registrySettings(competition, env);
  const bringsRuntime = existsSync(path.join(root, 'runtime'));
  const changed = await git.changedSince(base.commit);
  return affectedBy(changed, variants, competition, bringsRuntime);
}
