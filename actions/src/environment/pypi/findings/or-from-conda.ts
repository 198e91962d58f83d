import type { Finding } from '../../../finding.ts';
import { ChannelDown } from '../../channel/repodata.ts';
import { entryOf } from '../../requirement/match-spec.ts';
import type { EnvironmentFile } from '../../model.ts';
import { finding } from '../../rules/catalogue.ts';
import type { Solver } from '../../solve/solver.ts';
import { sameVersion } from '../index/releases.ts';

/**
 * Says of pip entries that the change brings if a channel has the very version: conda's solver sees
 * what a package needs of conda's others, pip's doesn't. A channel that doesn't answer changes nothing.
 */
export async function orFromConda(
  file: EnvironmentFile,
  base: Pick<EnvironmentFile, 'pip'> | undefined,
  solver: Solver,
): Promise<Finding[]> {
  if (base === undefined) return [];
  const there = new Set(base.pip.map(({ raw }) => raw));
  const added = file.pip.filter(({ raw, extras }) => !there.has(raw) && extras.length === 0);
  const told = added.map(async ({ name, version = '', place }): Promise<Finding[]> => {
    const versions = await solver.versionsOf(file, name).catch((error: unknown) => {
      if (error instanceof ChannelDown) return new Map<string, string>();
      throw error;
    });
    const found = [...versions].find(([each]) => sameVersion(each, version));
    if (found === undefined) return [];
    const [same, channel] = found;
    const message = `The channel ${channel} has ${name} ${same} as well: conda respects what its packages need, pip does not.`;
    const entry = entryOf({ channel: undefined, name }, same);
    const suggestion = `write \`${entry}\` in the list of conda, unless pip's is meant`;
    return [finding('prefer-conda', 'notice', place, message, suggestion)];
  });
  return (await Promise.all(told)).flat();
}
