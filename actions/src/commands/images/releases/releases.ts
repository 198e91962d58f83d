import type { Ports } from '../../../ports.ts';
import { readReleases, type Release } from '../../../registry/ledger.ts';
import { openRegistry } from '../../../registry/login.ts';
import { readRegistrySettings } from '../../../registry/settings.ts';

/** The newest releases, newest first. */
export async function releases(
  inputs: { limit: number },
  ports: Ports,
): Promise<readonly Release[]> {
  const settings = await readRegistrySettings(ports.root, ports.env);
  return readReleases(await openRegistry(settings, ports), inputs.limit);
}
