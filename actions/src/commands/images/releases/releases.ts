import { UserError } from '../../../errors.ts';
import type { Ports } from '../../../ports.ts';
import { readRelease, readReleases, type Release } from '../../../registry/ledger.ts';
import { openRegistry } from '../../../registry/login.ts';
import { releaseNumber } from '../release-number.ts';
import { readRegistrySettings } from '../../../registry/settings.ts';

/**
 * What the words ask for: one release by `show 7` or `show release-7`, `verify`, or the list if there are none.
 *
 * @throws UserError for other words.
 */
export function askedFor(words: readonly string[]): number | 'verify' | 'list' {
  if (words.length === 0) return 'list';
  const [verb, number, ...more] = words;
  if (verb === 'verify' && number === undefined) return 'verify';
  if (verb === 'show' && number !== undefined && more.length === 0) return releaseNumber(number);
  throw new UserError(`releases does not know ${JSON.stringify(words.join(' '))}`, {
    next: 'npx vsc releases lists them; npx vsc releases show 7 shows one, npx vsc releases verify looks for damage',
  });
}

/**
 * The newest releases, newest first, or the one of a number.
 *
 * @throws UserError if there is none of that number.
 */
export async function releases(
  { number, limit }: { readonly number?: number | undefined; readonly limit: number },
  ports: Ports,
): Promise<readonly Release[]> {
  const settings = await readRegistrySettings(ports.root, ports.env);
  const registry = await openRegistry(settings, ports);
  if (number === undefined) return readReleases(registry, limit);
  const found = await readRelease(registry, number);
  if (found !== undefined) return [found.value];
  throw new UserError(`there is no release ${number}`, { next: 'npx vsc releases lists them' });
}
