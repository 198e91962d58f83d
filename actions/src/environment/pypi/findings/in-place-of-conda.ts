import type { PipRequirement } from '../../model.ts';
import { direct } from './explain.ts';
import { sameVersion } from '../index/releases.ts';
import { askedBy, type PipPackage, type PipSetting, resolvePip } from '../resolve/resolve.ts';

/**
 * What pip would install if its entries replaced what conda has in another version. They are refused; the table of what
 * changes shows what they would have brought. Undefined if there are none, or if they have no solution either.
 * @param lines each of which has a file
 * @throws Unavailable, SurroundingsError without uv
 */
export async function inPlaceOfConda(
  lines: readonly PipRequirement[],
  setting: PipSetting,
): Promise<readonly PipPackage[] | undefined> {
  const given = new Map(setting.given);
  for (const { name, version } of lines) {
    const there = given.get(name);
    if (there && version && !sameVersion(there.version, version)) given.delete(name);
  }
  if (given.size === setting.given.size) return undefined;
  const without = { ...setting, given };
  const asked = await askedBy(lines, without);
  if (direct(asked, new Set()).length > 0) return undefined;
  const resolution = await resolvePip(lines, asked, without);
  return resolution.ok ? resolution.packages : undefined;
}
